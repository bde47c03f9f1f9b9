// When something above the page was closed last. The browser closes a popover by Escape itself, before or after the page
// hears of the key: whoever listens for Escape must not take the same press for another wish.
let last = -Infinity;

export function noteClosed(): void {
  last = performance.now();
}

/** Whether something was closed since this event began, and so perhaps by it. */
export const closedBy = (event: Event): boolean => last >= event.timeStamp;

/** Whether a popover is open: the browser knows that before what is in it is drawn. */
export const isPopoverOpen = (): boolean =>
  [...document.querySelectorAll('.over')].some(
    (over) => over.childNodes.length > 0 || over.matches(':popover-open'),
  );
