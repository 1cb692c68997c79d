document.addEventListener("DOMContentLoaded", function () {
  var item = document.createElement("li");
  item.textContent = "made by a script";
  document.getElementById("list").appendChild(item);
});
