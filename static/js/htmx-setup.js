// What the page does when an answer to htmx is not the fragment it asked for.
(function () {
  const toast = (id) => {
    const template = document.getElementById(id);
    const place = document.getElementById("toasts");
    if (template && place) place.append(template.content.cloneNode(true));
  };
  // An error that brings its own words says so by aiming at the toasts; everything else leaves the page as it was.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const aim = event.detail.xhr.getResponseHeader("HX-Retarget");
    if (event.detail.xhr.status >= 400 && aim === "#toasts") event.detail.shouldSwap = true;
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.getResponseHeader("HX-Retarget") !== "#toasts") toast("toast-failed");
  });
  document.addEventListener("htmx:sendError", () => toast("toast-unanswered"));
  document.addEventListener("htmx:timeout", () => toast("toast-unanswered"));
})();
