import { html, raw } from "hono/html";
import { isOperator } from "../principal/is-operator.ts";
import type { PageData } from "./browser/page-data.ts";
import type { ConsoleAssets } from "./console-assets.ts";
import type { VisibleSurface } from "./visible-surfaces.ts";

/** What the page shows before any script runs. */
export interface Frame {
  readonly assets: ConsoleAssets;
  readonly data: PageData;
  readonly surfaces: readonly VisibleSurface[];
  /** Whether somebody without a session may send a token. */
  readonly takesTokens: boolean;
  readonly theme: Theme;
}

const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The theme that a person chose, of the cookie that the page's script writes. */
export function readTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

type Markup = ReturnType<typeof html>;

/** The whole page. Everything in it is escaped; it has no inline script or style. */
export function renderFrame(frame: Frame): Markup {
  const { assets, data, theme } = frame;
  const { person } = data.session;
  const alone = data.plugins.length === 1;
  const title = person ? (alone && data.plugins[0]?.manifest.title) || "Console" : "Sign in";
  return html`<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<title>${title} · RAWR HQ</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${assets.styles}">
${modulesOf(frame).map((path) => html`<link rel="modulepreload" href="${path}">`)}
<script type="module" src="${assets.modules["shell"]?.[0] ?? ""}"></script>
<link rel="icon" href="${assets.icon}">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${header(frame)}
<main id="main" tabindex="-1">
${
  person &&
  html`<div id="plugins">${!alone && html`<h1 class="head">${title}</h1>`}${data.plugins.map((plugin) => section(plugin, alone))}</div>`
}
${signIn(frame)}
<noscript><p class="notice" data-tone="warning">This page needs JavaScript.</p></noscript>
</main>
<p id="status" class="toast" role="status"></p>
<script type="application/json" id="data">${raw(JSON.stringify(data).replaceAll("<", "\\u003c"))}</script>
</body>
</html>`;
}

function modulesOf({ assets: { modules }, data: { plugins } }: Frame): string[] {
  return [
    ...new Set(["shell", ...plugins.map(({ manifest }) => manifest.name)].flatMap((name) => modules[name] ?? [])),
  ];
}

function header({ data, surfaces, theme }: Frame): Markup {
  const { person } = data.session;
  const links = surfaces.map(({ reference, title }) => ({ path: reference, title }));
  if (person && isOperator(person)) links.push({ path: "/workflows", title: "Workflow runs" });
  return html`<header class="top"><div>
<a class="brand" href="/">RAWR HQ</a>
${
  links.length > 0 &&
  html`<nav aria-label="Pages"><ul>${links.map(({ path, title }) => html`<li><a href="${path}">${title}</a></li>`)}</ul></nav>`
}
<div class="own">
${person && html`<span class="soft"><span class="unseen">Signed in as </span>${person.subject} · ${person.tenant}</span>`}
<select id="theme" aria-label="Theme" autocomplete="off">${themes.map(
    (value) =>
      html`<option value="${value}" ${value === theme && raw("selected")}>${value[0]?.toUpperCase()}${value.slice(1)} theme</option>`,
  )}</select>
${person && html`<button id="sign-out">Sign out</button>`}
</div>
</div></header>`;
}

function section({ manifest: { name, title, description } }: PageData["plugins"][number], alone: boolean): Markup {
  const id = `title-${name}`;
  return html`<section class="plugin" aria-labelledby="${id}">
<div class="head">${alone ? html`<h1 id="${id}">${title}</h1>` : html`<h2 id="${id}">${title}</h2>`}
${description !== undefined && html`<p class="soft">${description}</p>`}</div>
<div class="stage" data-plugin="${name}" tabindex="-1" aria-busy="true">
<div class="waiting card" aria-hidden="true">${Array.from({ length: 9 }, () => html`<span class="skeleton"></span>`)}</div>
</div></section>`;
}

function signIn({ data: { session }, takesTokens }: Frame): Markup {
  return html`<section id="sign-in" class="card" aria-labelledby="sign-in-title" ${session.person && raw("hidden")}>
<h1 id="sign-in-title" tabindex="-1">${session.person ? "Your session has ended" : "Sign in"}</h1>
${session.person && html`<p>Sign in again as ${session.person.subject} to go on where you were.</p>`}
<p class="soft">${way(session.demo, takesTokens)}</p>
<form id="sign-in-form">
${
  !session.demo &&
  takesTokens &&
  html`<label>Access token<input id="token" type="password" autocomplete="off" spellcheck="false" required></label>`
}
<p id="sign-in-error" class="notice" data-tone="danger" role="alert"></p>
${(session.demo || takesTokens) && html`<button class="primary">${session.demo ? "Continue as demo user" : "Sign in"}</button>`}
</form>
</section>`;
}

function way(demo: boolean, takesTokens: boolean): string {
  if (demo) return "This is a development server. It signs you in as its demo user, without a password.";
  if (takesTokens)
    return "Paste an access token that was issued to you for this system. It is exchanged for a session and kept nowhere.";
  return "Nobody can sign in here yet: the server knows no issuer of access tokens.";
}
