import { followLine } from "./page.ts";
import { mountPlugins } from "./plugins.ts";
import { followSession } from "./session.ts";
import { followLocale, followTheme } from "./surroundings.ts";

followLine();
mountPlugins({ session: followSession(), locale: followLocale(), theme: followTheme() });
