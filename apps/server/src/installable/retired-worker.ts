/**
 * What is sent in place of the service worker once it is switched off (`SERVICE_WORKER=off`). A browser asks for /sw.js whenever it opens
 * one of our pages, past whatever the worker that it has does with other requests: this one then takes its place, answers nothing, throws away what was kept of
 * the interface, and goes. Bookings of the device are not the worker's, and stay.
 */
export const RETIRED_WORKER = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const forget = async () => {
    for (const name of await caches.keys()) if (name.startsWith("guichet-")) await caches.delete(name);
    await self.registration.unregister();
  };
  event.waitUntil(forget());
});
`;
