/* Runs before the first paint so that the theme never flashes; everything else is a module. */
(function () {
  "use strict";
  const system = matchMedia("(prefers-color-scheme: light)");
  function chosen() {
    try {
      return localStorage.getItem("playground.theme");
    } catch {
      return null; // storage refused: the system's theme stands
    }
  }
  function apply() {
    const theme = chosen();
    document.documentElement.dataset.theme =
      theme === "dark" || theme === "light" ? theme : system.matches ? "light" : "dark";
  }
  system.addEventListener("change", apply);
  addEventListener("storage", apply);
  addEventListener("playground:theme", apply);
  apply();
})();
