import { useCalendars } from '../api/queries';

/** The name of a working-day calendar's region; the region itself while names are not known. */
export function useRegionName(): (region: string) => string {
  const calendars = useCalendars();
  return (region) => calendars.data?.calendars.find((calendar) => calendar.region === region)?.name ?? region;
}
