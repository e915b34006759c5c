export const publicTexts = {};
