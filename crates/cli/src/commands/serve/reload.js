
(() => {
  const { seen, faults } = document.currentScript.dataset;
  // A screen reader says the title of a page first, and a tab in the background shows it.
  if (faults) document.title = `${faults}: ${document.title}`;
  let changes;
  const listen = () => {
    // A browser opens only six connections to one server. Tabs out of sight give theirs back, and
    // are told what they missed as soon as they are seen again.
    changes?.close();
    if (document.hidden) return;
    changes = new EventSource(`/.preview/changes?seen=${seen}`);
    changes.addEventListener("change", () => location.reload());
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", listen);
  addEventListener("pagehide", () => changes?.close());
})();
