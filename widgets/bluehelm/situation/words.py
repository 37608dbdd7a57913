"""The same as the drawing, in words and as a table: for who cannot see it, and for who wants the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bluehelm.charts.figure import Table
from bluehelm.situation.known import Known, is_known, shown
from bluehelm.situation.model import CountryView, Mark, PlanView, Spot, StripView, View, World

KINDS = {
    "capital": "capital",
    "town": "town",
    "un": "mission",
    "danger": "danger",
    "people": "people in need",
    "place": "place",
}
COUNTRY_NOTE = "Road lengths are to scale; directions are not given in the story."
ROAD_NOTE = "To scale along the road. Kilometres are counted from {first}."
PLAN_NOTE = "Not to scale. Only the distances that are written are known."


def note(view: View, world: World) -> str:
    """Return what holds for the drawing: its scale, and that the country is invented."""
    if isinstance(view, CountryView):
        scale = COUNTRY_NOTE
    elif isinstance(view, StripView):
        scale = ROAD_NOTE.format(first=world.sites[view.road[0]].name)
    else:
        scale = PLAN_NOTE
    return f"{scale} {world.name} is fictional."


def table(view: View, world: World, known: Known) -> Table:
    """Return the places, what is there, and how far it is, as far as the play knows."""
    if isinstance(view, CountryView):
        rows = [*_sites(world), *(_mark(mark, world) for mark in shown(view.marks, known))]
    elif isinstance(view, StripView):
        rows = [*_ends(view, world), *(_mark(mark, world) for mark in shown(view.marks, known))]
    else:
        rows = list(_spots(view, known))
    return Table(("Place", "What it is", "Distance"), tuple(rows))


def words(view: View, world: World, known: Known) -> str:
    """Return the drawing as sentences."""
    rows = table(view, world, known).rows
    if isinstance(view, CountryView):
        return f"{view.title}. {_network(world)} {_said(rows[len(world.sites) :])} {note(view, world)}"
    return f"{view.title}. {_said(rows)} {note(view, world)}"


def _said(rows: Iterable[tuple[str, ...]]) -> str:
    return " ".join(f"{place}: {about.rstrip('.')}. {far}" for place, about, far in rows)


def _network(world: World) -> str:
    """Return the roads in words; what matters in each province stands in the table."""
    lengths = (
        f"{world.sites[road.start].name} to {world.sites[road.to].name}, {road.km} km" for road in world.roads
    )
    return f"Roads: {'; '.join(lengths)}."


def _sites(world: World) -> Iterator[tuple[str, str, str]]:
    for key, site in world.sites.items():
        province = world.provinces[site.province]
        kind = "UN team site" if site.kind == "un" else KINDS[site.kind].capitalize()
        where = f"{kind} in {province.name} Province, sector {province.sector}."
        about = where if site.kind == "un" else f"{where} {province.about}"
        yield site.name, about, _sentences(_roads_from(key, world))


def _roads_from(key: str, world: World) -> Iterator[str]:
    for road in world.roads:
        if key in (road.start, road.to):
            other = road.to if road.start == key else road.start
            yield f"{road.km} km by road to {world.sites[other].name}"


def _ends(view: StripView, world: World) -> Iterator[tuple[str, str, str]]:
    first, last = view.road
    road = world.road(first, last)
    for key, km in ((first, 0), (last, road.km if road else 0)):
        yield world.sites[key].name, f"An end of the road. {_province(key, world)}", f"Kilometre {km}."


def _province(key: str, world: World) -> str:
    province = world.provinces[world.sites[key].province]
    return f"{province.name} Province, sector {province.sector}."


def _mark(mark: Mark, world: World) -> tuple[str, str, str]:
    first, last = (world.sites[key].name for key in mark.road)
    where = f"between {first} and {last}"
    far = (
        f"Where on the road {where} is not known."
        if mark.km is None
        else f"Kilometre {mark.km} from {first}."
    )
    return mark.label, mark.about, far


def _spots(view: PlanView, known: Known) -> Iterator[tuple[str, str, str]]:
    spots = {key: spot for key, spot in view.places.items() if is_known(spot.since, known)}
    for key, spot in spots.items():
        far = [*_ways_from(key, spots, view, known)]
        if spot.ring and is_known(spot.ring_since, known):
            far.append(f"{spot.ring} around it")
        yield spot.label, spot.about, _sentences(far) or "Not given."


def _ways_from(key: str, spots: dict[str, Spot], view: PlanView, known: Known) -> Iterator[str]:
    for way in shown(view.ways, known):
        if way.label and key in (way.start, way.to) and way.start in spots and way.to in spots:
            yield f"{spots[way.start].label} to {spots[way.to].label}: {way.label}"


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(f"{part}." for part in parts)
