/** The key of the commands on this device, as it is written on it. */
export const COMMAND_KEY = /mac|iphone|ipad/i.test(navigator.platform) ? "⌘" : "Ctrl";
