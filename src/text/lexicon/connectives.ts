const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** At the edge of a statement they only tie it to its neighbour. */
export const STANDING_CONNECTIVES = words(
  'and but or nor yet though although while whereas where when whom which who however meanwhile moreover additionally furthermore also then so thus ' +
    'therefore still nevertheless nonetheless likewise as with',
);

/** Left over at the end of a statement they lead to what follows; "yet" or "also" there would be the statement's own. */
export const TRAILING_CONNECTIVES = words('and but or nor although while whereas where when whom which who as with');
