import type { ContractSurface } from "../surface/surface.ts";
import type { Tracer } from "../surface/trace.ts";
import { Components } from "./components.ts";
import { Findings } from "./findings.ts";
import { Origins } from "./origins.ts";

/** What the compile passes share: the surface, the components, the origins, and one list of findings. */
export class CompileContext extends Findings {
  readonly surface: ContractSurface;
  readonly tracer: Tracer;
  readonly origins: Origins;
  readonly components: Components;

  constructor(surface: ContractSurface, tracer: Tracer) {
    super();
    this.surface = surface;
    this.tracer = tracer;
    this.origins = new Origins();
    this.components = new Components({ tracer, origins: this.origins, findings: this });
  }
}
