/* The search of the course home: a field, and below it the places that were found.
 *
 * It fills each <div class="bh-find">. The index (bluehelm/search.json) and the engine (minisearch.js) are
 * fetched when the field is first used, and all searching is done here: a weak line carries them once. JupyterLab
 * loads this script from remoteEntry.js, Voilà from the course's template.
 */
(function () {
  "use strict";

  const HERE = document.currentScript.src;
  const SHOWN = 8; // places at a time
  const AROUND = 70; // letters of context on each side of a word that was found
  const WAIT_MS = 150; // after the last letter, so that a screen reader hears one result and not each
  const LITTLE = new Set("a an and are as at be by for from has in is it of on or that the this to was with".split(" "));
  const WORD = /[\p{L}\p{N}]+/gu;
  // A section says more than a word of the glossary; the engine would prefer the shorter text.
  const WEIGHT = { Module: 1.4, Scenario: 1.6, World: 1, Word: 1, Exercise: 0.8 };
  const EXACT = 4; // for the word of the glossary that was asked for by its name

  /* Without capitals, accents and plural: "Réfugiés" and "refugie" are one word. */
  function normal(word) {
    const bare = word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    return bare.length > 3 ? bare.replace(/ies$/, "y").replace(/(s|x|ch|sh)es$/, "$1").replace(/([^s])s$/, "$1") : bare;
  }

  const words = (text) => text.match(WORD) || [];
  const key = (text) => words(text).map(normal).join(" ");
  const term = (word) => (LITTLE.has(word.toLowerCase()) ? null : normal(word));

  /* ---- the index -------------------------------------------------------------------------------------------- */

  function base() {
    const config = document.getElementById("jupyter-config-data");
    const known = config && JSON.parse(config.textContent).baseUrl;
    return known || document.body.dataset.baseUrl.replace(/voila\/$/, "");
  }

  function script(name) {
    return new Promise((done, failed) => {
      const tag = document.createElement("script");
      Object.assign(tag, { src: new URL(name, HERE), onload: done, onerror: () => failed(new Error(name)) });
      document.head.append(tag);
    });
  }

  async function made() {
    const fetched = fetch(`${base()}bluehelm/search.json`).then((answer) => {
      if (!answer.ok) throw new Error(`search.json: ${answer.status}`);
      return answer.json();
    });
    const [index] = await Promise.all([fetched, window.MiniSearch || script("minisearch.js")]);
    const engine = new window.MiniSearch({ fields: ["title", "where", "text"], tokenize: words, processTerm: term });
    const places = index.places.map(([kind, title, where, link, text], id) => ({ id, kind, title, where, link, text }));
    engine.addAll(places);
    return { engine, places, forms: index.forms };
  }

  let course;
  function ready() {
    course = course || made().catch((problem) => {
      course = undefined; // so that the next letter tries again
      throw problem;
    });
    return course;
  }

  /* ---- searching -------------------------------------------------------------------------------------------- */

  /* The question as it was typed, and once more for each short form written out, and each long form shortened. A
   * short form counts in capitals, or alone: "what to do" asks for no Designated Official. */
  function asked(text, forms) {
    const whole = ` ${key(text)} `;
    const written = ` ${words(text).map((word) => word.replace(/(\p{Lu})s$/u, "$1")).join(" ")} `;
    const others = [];
    const swap = (from, to) => others.push(whole.replace(` ${from} `, ` ${to} `).trim());
    for (const all of forms) {
      const long = key(all[all.length - 1]);
      const shorts = all.slice(0, -1);
      if (whole.includes(` ${long} `)) shorts.forEach((short) => swap(long, key(short)));
      const short = shorts.find((one) => ` ${key(one)} ` === whole || written.includes(` ${words(one).join(" ")} `));
      if (short) swap(key(short), long);
    }
    return [text, ...others];
  }

  function found(text, { engine, places, forms }) {
    const questions = asked(text, forms);
    const exact = new Set(forms.filter((all) => all.some((one) => key(one) === key(text))).map((all) => all[0]));
    const options = {
      boost: { title: 3 },
      prefix: (one) => one.length > 2,
      fuzzy: (one) => (one.length > 4 ? 0.2 : false),
      boostDocument: (id) => {
        const { kind, title } = places[id];
        const named = title.split(": ");
        const wanted = exact.has(named[0]) || named.some((name) => key(name) === key(text));
        return WEIGHT[kind] * (kind === "Word" && wanted ? EXACT : 1);
      },
    };
    const each = (combineWith) => ({ combineWith: "OR", queries: questions.map((one) => ({ combineWith, queries: [one] })) });
    const all = engine.search(each("AND"), options);
    return all.length ? { all: true, hits: all } : { all: false, hits: engine.search(each("OR"), options) };
  }

  /* ---- showing ---------------------------------------------------------------------------------------------- */

  function element(name, fields = {}, children = []) {
    const made = Object.assign(document.createElement(name), fields);
    made.append(...children);
    return made;
  }

  /* The text with the words that were found marked. */
  function marked(text, terms) {
    const pieces = [];
    let last = 0;
    for (const hit of text.matchAll(WORD)) {
      if (!terms.has(normal(hit[0]))) continue;
      pieces.push(text.slice(last, hit.index), element("mark", { textContent: hit[0] }));
      last = hit.index + hit[0].length;
    }
    return [...pieces, text.slice(last)];
  }

  /* A line around the first word that was found, cut between words. */
  function line(text, terms) {
    const first = [...text.matchAll(WORD)].find((hit) => terms.has(normal(hit[0])));
    if (!first && text.length <= 2 * AROUND) return text;
    const at = first ? first.index : 0;
    const from = at > AROUND ? text.indexOf(" ", at - AROUND) + 1 : 0;
    const end = text.lastIndexOf(" ", at + 2 * AROUND);
    const whole = text.length <= at + 2 * AROUND;
    return `${from ? "… " : ""}${text.slice(from, whole ? undefined : end)}${whole ? "" : " …"}`;
  }

  function shown(place, terms) {
    const link = element("a", { href: place.link }, marked(place.title, terms));
    const where = element("span", { className: "bh-meta", textContent: `${place.kind === "Module" ? "" : `${place.kind} · `}${place.where}` });
    const context = place.text && element("span", { className: "bh-find-line" }, marked(line(place.text, terms), terms));
    return element("li", {}, [link, where, ...(context ? [context] : [])]);
  }

  function told({ all, hits }, text) {
    if (!hits.length) return `Nothing found for “${text}”. Try another word, or the glossary.`;
    const many = hits.length === 1 ? "1 place found." : `${hits.length} places found, the best first.`;
    return all ? many : `No place has all these words. ${many}`;
  }

  /* ---- the field -------------------------------------------------------------------------------------------- */

  let ids = 0;

  function fill(box) {
    const id = `bh-find-${++ids}`;
    const field = element("input", { id, type: "search", autocomplete: "off", spellcheck: false, enterKeyHint: "search" });
    const label = element("label", { htmlFor: id, textContent: "Search the course" });
    const status = element("p", { className: "bh-find-told" });
    const list = element("ol", { className: "bh-find-list" });
    const more = element("button", { type: "button", className: "bh-go", textContent: "Show more places", hidden: true });
    const form = element("form", { className: "bh" }, [label, field, status, list, more]);
    status.setAttribute("role", "status");
    form.setAttribute("role", "search");
    box.append(form);

    let waiting, hits = [], count = 0, latest = 0;

    function add() {
      const terms = (hit) => new Set(Object.keys(hit.match));
      const fresh = hits.slice(count, count + SHOWN).map((hit) => shown(open.places[hit.id], terms(hit)));
      list.append(...fresh);
      count += fresh.length;
      more.hidden = count >= hits.length;
      return fresh[0];
    }

    let open;
    async function search() {
      const text = field.value.trim();
      const mine = ++latest;
      if (text.length < 2) {
        [hits, count] = [[], 0];
        list.replaceChildren();
        [more.hidden, status.textContent] = [true, ""];
        return;
      }
      try {
        if (!open) status.textContent = "The search is opening.";
        open = await ready();
      } catch {
        status.textContent = "The search cannot be opened at the moment. Check your connection, then type again.";
        return;
      }
      if (mine !== latest) return; // another letter came in the meantime
      const answer = found(text, open);
      [hits, count] = [answer.hits, 0];
      list.replaceChildren();
      add();
      status.textContent = told(answer, text);
    }

    const links = () => [...list.querySelectorAll("a")];
    field.addEventListener("focus", () => ready().catch(() => {}), { once: true });
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, WAIT_MS);
    });
    async function lead() {
      clearTimeout(waiting);
      await search();
      links()[0]?.focus();
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", () => add()?.querySelector("a").focus());
    form.addEventListener("keydown", (event) => {
      const at = [field, ...links()].indexOf(event.target);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && at >= 0) {
        event.preventDefault();
        [field, ...links()][at + step]?.focus();
      }
      if (event.key === "Enter" && event.target === field) {
        event.preventDefault(); // JupyterLab keeps a form from being sent
        lead();
      }
      if (event.key === "Escape" && field.value) {
        field.value = "";
        field.focus();
        search();
      }
    });
  }

  const filled = new WeakSet(); // a copy of a filled box has a field that nobody listens to: it is filled anew
  function look() {
    for (const box of document.querySelectorAll(".bh-find")) {
      if (filled.has(box)) continue;
      filled.add(box);
      box.replaceChildren();
      fill(box);
    }
  }

  new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true });
  look();
})();
