/** A small report of another department, as published. */
export const HOME_OFFICE = `HO's actions in response to the Government Digital Strategy

Updated 20 January 2015

Action 1: Boards will include an active digital leader

Departmental digital strategy commitments (December 2012)

The Home Office has appointed a digital leader to the board.

Progress during 2014

The Home Office recruited 12 passport examiners and moved visa applications online.

Action 10: Offer leaner tendering processes

Progress during 2014

The Home Office bought its hosting through G-Cloud frameworks.
`;

/** A small part of the Ministry of Justice's report. */
export const MINISTRY_OF_JUSTICE = `MOJ's actions in response to the Government Digital Strategy

Updated 16 January 2015

Action 2: Services will be improved by a service manager

Progress during 2014

MOJ recruited 5 service managers.

Action 10: Offer leaner tendering processes

Progress during 2014

MOJ consistently used G-Cloud frameworks for procurement activity.
`;
