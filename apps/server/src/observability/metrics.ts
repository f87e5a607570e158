/** Labels of one series, in the order of their names. */
type Labels = Readonly<Record<string, string>>;

/** Upper bounds of the buckets of durations, in seconds. */
const buckets: readonly number[] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Family {
  readonly help: string;
  readonly kind: "counter" | "gauge" | "histogram";
  lines(name: string): Iterable<string>;
}

/** Counts what a host does, and writes it down in the text format of Prometheus. */
export class Metrics {
  readonly #families = new Map<string, Family>();

  /** A gauge is asked for its value when the metrics are read. */
  gauge(name: string, help: string, read: () => number): void {
    this.#families.set(name, { help, kind: "gauge", lines: (own) => [`${own} ${read()}`] });
  }

  counter(name: string, help: string): { add(labels: Labels): void } {
    const values = new Map<string, number>();
    const lines = (own: string) => [...values].map(([labels, value]) => `${own}{${labels}} ${value}`);
    this.#families.set(name, { help, kind: "counter", lines });
    return {
      add(labels) {
        const key = written(labels);
        values.set(key, (values.get(key) ?? 0) + 1);
      },
    };
  }

  histogram(name: string, help: string): { record(labels: Labels, seconds: number): void } {
    const series = new Map<string, Distribution>();
    this.#families.set(name, {
      help,
      kind: "histogram",
      lines: (own) => [...series].flatMap(([labels, distribution]) => distribution.lines(own, labels)),
    });
    return {
      record(labels, seconds) {
        const key = written(labels);
        let distribution = series.get(key);
        if (distribution === undefined) series.set(key, (distribution = new Distribution()));
        distribution.record(seconds);
      },
    };
  }

  text(): string {
    const blocks = [...this.#families].map(([name, { help, kind, lines }]) => {
      return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines(name), ""].join("\n");
    });
    return blocks.join("");
  }
}

class Distribution {
  readonly #counts = new Uint32Array(buckets.length + 1);
  #sum = 0;

  record(seconds: number): void {
    const index = buckets.findIndex((bound) => seconds <= bound);
    const at = index === -1 ? buckets.length : index;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    this.#sum += seconds;
  }

  lines(name: string, labels: string): string[] {
    let total = 0;
    const cumulated = [...this.#counts].map((count, index) => {
      total += count;
      return `${name}_bucket{${labels},le="${buckets[index] ?? "+Inf"}"} ${total}`;
    });
    return [...cumulated, `${name}_sum{${labels}} ${this.#sum}`, `${name}_count{${labels}} ${total}`];
  }
}

function written(labels: Labels): string {
  const parts: string[] = [];
  for (const name in labels) {
    const value = labels[name] ?? "";
    parts.push(`${name}="${/["\\\n]/.test(value) ? value.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n") : value}"`);
  }
  return parts.join();
}
