/** The addresses of a report for people and for programs, from the root of the public host; they never change. */
export function reportAddress(reportId: string) {
  const [orgId = '', year = ''] = reportId.split('.');
  return {
    page: `/reports/${reportId}`,
    inEnglish: `/reports/${reportId}?lang=en`,
    organisation: `/organisations/${orgId}`,
    api: `/api/v1/reports/${reportId}`,
    csv: `/api/v1/observations?year=${year}&organisation=${orgId}&format=csv&limit=1000`,
    card: `/card.html?id=${reportId}`,
    explore: `/explore.html?org=${orgId}`,
  } as const;
}
