"use strict";
// Before anything is drawn, so that nothing moves when the other scripts arrive.
document.documentElement.classList.add("has-script");
try {
  if (localStorage.getItem("leaf") === "off") document.documentElement.classList.add("no-leaf");
} catch { /* nothing is remembered here */ }
