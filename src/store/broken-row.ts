import { StoreError } from './store-error.ts';

/** Hears of a row that could not be read and was left out (`broken-row`, the sentence names it). */
export type ReportBrokenRow = (error: StoreError) => void;

/** Names a row that cannot be read; `cause` says what is wrong with it. */
export function brokenRow(table: string, key: string, cause: unknown): StoreError {
  return new StoreError(
    'broken-row',
    `The row ${JSON.stringify(key)} of the table ${table} cannot be read; it was left out.`,
    cause,
  );
}

/** Reads every row that can be read and reports the others, so that one broken row stops nobody else's reminder. */
export function keepReadable<Row, Value>(
  rows: readonly Row[],
  read: (row: Row) => Value | StoreError,
  report: ReportBrokenRow,
): readonly Value[] {
  return rows.flatMap((row) => {
    const value = read(row);
    if (!(value instanceof StoreError)) return [value];
    report(value);
    return [];
  });
}

/** The value of a row that must be readable; throws its error otherwise. */
export function insideRow<Value>(value: Value | StoreError): Value {
  if (value instanceof StoreError) throw value;
  return value;
}
