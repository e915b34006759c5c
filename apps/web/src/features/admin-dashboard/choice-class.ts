/** The look of a button that is one of a few: the chosen one is filled. */
export function choiceClass(isChosen: boolean): string {
  return isChosen ? "btn btn-outline-secondary active" : "btn btn-outline-secondary";
}
