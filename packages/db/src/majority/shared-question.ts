/**
 * Lets everybody who asks meanwhile share a question. One that is under way serves nobody new: its answer may have been made before
 * they asked. They wait for the next, which is sent when it ends.
 */
export function shareQuestion<Answer>(send: () => Promise<Answer>): () => Promise<Answer> {
  let ended: Promise<void> | undefined;
  let next: Promise<Answer> | undefined;

  function begin(): Promise<Answer> {
    next = undefined;
    const answer = send();
    const settled = () => {
      if (ended === end) ended = undefined;
    };
    const end = answer.then(settled, settled);
    ended = end;
    return answer;
  }

  return () => {
    if (ended === undefined) return begin();
    next ??= ended.then(begin);
    return next;
  };
}
