/* Watches the line between this page and its kernel, and says in words what happened and what to do.
 *
 * What a reader has typed stays on the page in every case: nothing here loads it again by itself. Voilà loads this
 * as a JupyterLab extension, a webpack container that is small enough to be written by hand.
 */
(function () {
  "use strict";

  const PATIENCE_MS = 4000; // a short gap mends itself
  const WARNING_S = 300; // a session's end is told five minutes before
  const settings = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const session = `${settings.baseUrl}bluehelm/session/${settings.kernelId}`;
  let told = ""; // which notice is shown
  let leaving = false;

  function clear() {
    told = "";
    document.getElementById("bh-notices").replaceChildren();
  }

  /* Show one notice; a button, if any, is [label, what it does]. */
  function tell(name, title, text, button) {
    if (told === name || told === "ends" || leaving) return;
    clear();
    told = name;
    const box = document.createElement("div");
    box.className = "bh-notice";
    box.innerHTML = "<p><strong></strong> <span></span></p>";
    box.querySelector("strong").textContent = title;
    box.querySelector("span").textContent = text;
    if (button) {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = button[0];
      made.addEventListener("click", button[1]);
      box.append(made);
    }
    document.getElementById("bh-notices").append(box);
  }

  const again = ["Open the page again", () => location.reload()];

  function over() {
    tell("over", "This page's session has ended.", "What you answered and played is saved. Copy what you were typing, then open the page again and go on.", again);
  }

  function broken() {
    tell("broken", "Part of the course stopped working.", `What you answered and played before is saved. Copy what you were typing, then open the page again. Reference: ${settings.bluehelm.reference}.`, again);
  }

  function lost(kernel) {
    tell("lost", "The connection is lost.", "Everything stays on this page, and you can go on reading. What you do now is not saved until the connection is back.", ["Reconnect", () => reconnect(kernel)]);
  }

  /* Ask for the session: is there still one to connect to, and when does it end? Null: no answer, no line. */
  async function ask(method) {
    const token = document.cookie.match("\\b_xsrf=([^;]*)\\b");
    try {
      const answer = await fetch(session, { method, headers: { "X-XSRFToken": token ? token[1] : "" } });
      if (answer.status === 404) return { over: true };
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  async function reconnect(kernel) {
    const found = await ask("GET");
    if (found && found.over) over();
    else if (found) kernel.reconnect().catch(() => {});
  }

  function followConnection(kernel) {
    let timer;
    kernel.connectionStatusChanged.connect((_, status) => {
      clearTimeout(timer);
      if (status !== "connected") timer = setTimeout(() => lost(kernel), PATIENCE_MS);
      else if (told === "lost") clear();
    });
    addEventListener("online", () => told === "lost" && reconnect(kernel));
    kernel.statusChanged.connect((_, status) => {
      if (["autorestarting", "restarting", "dead"].includes(status)) broken();
    });
  }

  /* The server says so itself when it is about to stop. */
  function followServer(kernel) {
    kernel.iopubMessage.connect((_, message) => {
      if (message.header.msg_type !== "bluehelm_ends") return;
      tell("ends", `The course will be restarted in ${message.content.ends_in_s} seconds.`, "What you answered and played is saved. Copy what you are typing, and open the page again in a minute.", again);
    });
  }

  /* Warn before a session ends because nobody did anything for a long time. */
  async function followEnd() {
    const found = await ask("GET");
    if (found && found.over) return over();
    if (!found || found.ends_in_s === null) return found || setTimeout(followEnd, 60000);
    if (found.ends_in_s <= WARNING_S) {
      const minutes = Math.max(1, Math.round(found.ends_in_s / 60));
      tell("soon", `This page will close its session in about ${minutes} min.`, "Nothing has been done here for a while. Are you still there?", ["I am still here", stay]);
    } else if (told === "soon") clear();
    setTimeout(followEnd, Math.min(60, Math.max(5, found.ends_in_s - WARNING_S + 1)) * 1000);
  }

  async function stay() {
    await ask("POST");
    if (told === "soon") clear();
  }

  addEventListener("beforeunload", () => { leaving = true; });

  const plugin = {
    id: "bluehelm:connection",
    description: "Tells a reader when the connection or the session is lost.",
    autoStart: true,
    activate: async (app) => {
      const manager = await app.widgetManagerPromise.promise;
      followConnection(manager.kernel);
      followServer(manager.kernel);
      followEnd();
    },
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["bluehelm-connection"] = {
    init: () => {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
