/**
 * The page's script, as the browser reads it. It adds nothing to the page but behaviour: without it all findings are
 * shown. It makes no markup of text, reads no network, and keeps one word, the theme, in the browser.
 */
export const pageScript = `"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const memory = (() => { try { return window.localStorage; } catch { return undefined; } })();
  const wear = (theme) => { theme ? root.setAttribute("data-theme", theme) : root.removeAttribute("data-theme"); };
  try { wear(memory?.getItem("review-theme")); } catch {}

  document.addEventListener("DOMContentLoaded", () => {
    const one = (selector) => document.querySelector(selector);
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const say = one("#said");

    const theme = one("#theme");
    theme.value = root.getAttribute("data-theme") ?? "";
    theme.addEventListener("change", () => {
      wear(theme.value);
      try { memory?.setItem("review-theme", theme.value); } catch {}
    });

    const copy = async (text, code) => {
      try { await navigator.clipboard.writeText(text); return true; } catch {}
      const range = document.createRange();
      range.selectNodeContents(code);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return document.execCommand("copy");
    };
    document.addEventListener("click", async ({ target }) => {
      const button = target.closest?.("button.copy");
      if (!button) return;
      const code = button.closest(".copyable").querySelector("code");
      const done = await copy(code.textContent, code);
      button.textContent = done ? "done" : "failed";
      say.textContent = done ? "Copied" : "Not copied; the text is selected";
      setTimeout(() => { button.textContent = "copy"; say.textContent = ""; }, 1500);
    });

    const openTarget = () => {
      const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const details = target && target.querySelector("details");
      if (details) { details.open = true; target.scrollIntoView(); }
    };
    addEventListener("hashchange", openTarget);

    const form = one(".filters form");
    const cards = all(".finding").map((element) => ({
      element,
      class: [element.dataset.class],
      status: [element.dataset.status],
      audience: element.dataset.audiences === "" ? undefined : element.dataset.audiences.split(" "),
      text: undefined,
    }));
    if (!form) return openTarget();

    const search = one("#q");
    const groups = ["class", "audience", "status"];
    const words = cards.length === 1 ? " finding" : " findings";
    const number = (count) => count.toLocaleString("en-US");
    const filter = () => {
      const query = search.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
      const chosen = groups.map((name) => all("input[name=" + name + "]:checked", form).map(({ value }) => value));
      let shown = 0;
      for (const card of cards) {
        if (query.length > 0) card.text ??= card.element.textContent.toLowerCase();
        const fits =
          groups.every((name, at) =>
            chosen[at].length === 0 || !card[name] || card[name].some((value) => chosen[at].includes(value))) &&
          query.every((word) => card.text.includes(word));
        if (card.element.hidden === fits) card.element.hidden = !fits;
        if (fits) shown++;
      }
      const filtered = query.length > 0 || chosen.some((values) => values.length > 0);
      for (const section of all("section.class")) section.hidden = !section.querySelector(".finding:not([hidden])");
      one("#shown").textContent = (filtered ? number(shown) + " of " : "") + number(cards.length) + words;
      one("button[type=reset]").disabled = !filtered;
    };
    let waiting = 0;
    const soon = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(filter); };
    form.addEventListener("input", soon);
    form.addEventListener("reset", soon);
    form.addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !event.target.closest("input, select, textarea")) {
        event.preventDefault();
        search.focus();
      }
    });

    const fold = one("#fold");
    const bodies = all(".finding > details");
    fold.addEventListener("click", () => {
      const open = fold.textContent === "Open all";
      for (const details of bodies) details.open = open;
      fold.textContent = open ? "Close all" : "Open all";
    });
    addEventListener("beforeprint", () => { for (const details of bodies) details.open = true; });

    filter();
    openTarget();
  });
})();
`;
