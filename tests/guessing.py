"""What a guesser gets, exactly: by enumerating answers or by expectation over them, never by sampling.

A guesser rates, sorts, matches and places each row at random, puts all steps in a random order, gives ten
points in a random way, uses each card and ticks each option with probability 1/2 (or ticks as many as are
asked for), takes a decision and a reason at random, places each kind of entry once, in a random month, fills
each cell of a table and each slot of a frame at random, and sets each number of a risk at random, with as
many measures as are asked for.
"""

from fractions import Fraction
from itertools import combinations, permutations, product
from math import comb, factorial

from bluehelm.exercise.kinds import KINDS, matrix_rules
from bluehelm.exercise.kinds.risk_checks import AXES, HIGHEST, LOWEST, Picture, state
from bluehelm.exercise.kinds.rules import shares


def score(part, answer):
    """Return the exact score of an answer that was read."""
    return KINDS[part.kind].score(part, answer).fraction


def mean(part, answers):
    """Return the mean score over equally likely answers."""
    scores = [score(part, answer) for answer in answers]
    return sum(scores, Fraction(0)) / len(scores)


def tables(rows, values):
    """Return every table that gives each row one of the values."""
    return [dict(zip(rows, row, strict=True)) for row in product(values, repeat=len(rows))]


def subsets(ids):
    """Return every subset as a tuple."""
    return [chosen for size in range(len(ids) + 1) for chosen in combinations(ids, size)]


def ticking(part):
    """Return the mean over all ways to tick, or over those that tick as many as are asked for."""
    ways = combinations(part.options, part.choose) if part.choose else subsets(part.options)
    return mean(part, [frozenset(chosen) for chosen in ways])


def deciding(part):
    """Return every pair of a decision and a reason."""
    return [{"choice": choice, "reason": reason} for choice, reason in product(part.options, part.reasons)]


def matching(part):
    """Return the mean of MATCH, row by row: it has no cut, so the rows can be taken one at a time."""
    rows = [mean(part, [{row: choice} for choice in part.choices]) for row in part.rows]
    return sum(rows, Fraction(0))


def classifying(part):
    """Return the mean of CLASS, card by card: cards count by their credit, limits by the bins in use."""
    found = {(Fraction(0), 0, frozenset()): Fraction(1)}
    for card in part.cards:
        half = part.half.get(card, ())
        worth = {bin_: Fraction(bin_ in part.key[card]) + Fraction(bin_ in half, 2) for bin_ in part.bins}
        found = _with_a_cell(found, worth, _named(part))
    chance = Fraction(1, len(part.bins))
    return sum(
        p * _limited(part, max(Fraction(0), (credit / len(part.cards) - chance) / (1 - chance)), *more)
        for (credit, *more), p in found.items()
    )


def estimating(part):
    """Return the mean of the rows, less what the limit takes from answers that are all equal."""
    free = part.model_copy(update={"limits": ()})
    alone = [mean(free, ({row: n} for n in range(q.least, q.most + 1))) for row, q in part.rows.items()]
    lost = sum((score(free, dict.fromkeys(part.rows, n)) for n in range(101)), Fraction(0))
    return sum(alone, Fraction(0)) - lost / Fraction(101) ** len(part.rows)


def rating_oneself(part):
    """Return the mean of DONE over the numbers of rows at each step; rows that tie are all lowest."""
    rows, steps = len(part.rows), len(part.scale)
    total = Fraction(0)
    for bars in combinations(range(rows + steps - 1), steps - 1):
        edges = [-1, *bars, rows + steps - 1]
        counts = [edges[i + 1] - edges[i] - 1 for i in range(steps)]
        ways = factorial(rows)
        for count in counts:
            ways //= factorial(count)
        low = next(sum(counts[: i + 1]) for i in range(steps) if sum(counts[: i + 1]) >= part.choose)
        points = part.key.rated + part.key.different * (max(counts) < rows)
        total += Fraction(ways, steps**rows) * (points + part.key.chosen * Fraction(low, rows))
    return total / part.points


def allocating(part):
    """Return the mean over all ways to give exactly the total, rule by rule: there are too many to try."""
    every = ways(part.total, len(part.options))
    met = (Fraction(_ways_to_meet(rule, part.total, len(part.options)), every) for rule in part.key)
    return sum((weight * p for weight, p in zip(shares(part.key), met, strict=True)), Fraction(0))


def ways(total, size, most=None):
    """Count the ways to give a total to so many options, none of them more than `most`.

    >>> ways(3, 2), ways(3, 2, 2), ways(0, 0), ways(1, 0)
    (4, 2, 1, 0)
    """
    if size == 0 or total < 0:
        return int(size == 0 and total == 0)
    if most is None:
        return comb(total + size - 1, size - 1)
    if most < 0:
        return 0
    terms = ((-1) ** n * comb(size, n) * ways(total - n * (most + 1), size) for n in range(size + 1))
    return sum(terms)


def _ways_to_meet(rule, total, size):
    """Count the ways to give the total that a rule of ALLOC is met by."""
    mine = len(rule.options)
    others = size - mine
    match rule.rule:
        case "sum":
            sums = range(rule.at_least, (total if rule.at_most is None else min(rule.at_most, total)) + 1)
            return sum(ways(n, mine) * ways(total - n, others) for n in sums)
        case "each":
            return sum(n * ways(total - given, others) for given, n in _each(rule, total).items())
        case "spread":
            lows = range(total + 1)
            flat = (
                (_within(n, mine, low, rule) - _within(n, mine, low + 1, rule, low)) * ways(total - n, others)
                for low, n in product(lows, lows)
            )
            return ways(total, size) - sum(flat)
    return sum(
        (ways(n, mine, top) - ways(n, mine, top - 1)) * ways(total - n, others, top - 1)
        for top, n in product(range(total + 1), repeat=2)
    )


def _within(total, size, least, rule, low=None):
    """Count the ways with all amounts from `least` to just below the spread above `low` (or `least`)."""
    most = (least if low is None else low) + rule.at_least - 1
    return ways(total - size * least, size, most - least)


def _each(rule, total):
    """Count, for each sum, the ways in which enough options have an amount that the rule wants."""
    most = total if rule.at_most is None else rule.at_most
    found = {(0, 0): 1}
    for _ in rule.options:
        after: dict[tuple[int, int], int] = {}
        for (given, kept), n in found.items():
            for amount in range(total - given + 1):
                place = (given + amount, kept + (rule.at_least <= amount <= most))
                after[place] = after.get(place, 0) + n
        found = after
    enough = rule.number or len(rule.options)
    sums: dict[int, int] = {}
    for (given, kept), n in found.items():
        sums[given] = sums.get(given, 0) + n * (kept >= enough)
    return sums


def year_plans(part):
    """Return every calendar with each token once."""
    plans = []
    for months in product(range(1, 13), repeat=len(part.tokens)):
        plan: dict[int, tuple[str, ...]] = {}
        for month, token in zip(months, part.tokens, strict=True):
            plan[month] = (*plan.get(month, ()), token)
        plans.append(plan)
    return plans


def filling(part):
    """Return the mean over all full tables of a matrix."""
    rows = [
        dict(zip(part.columns, cells, strict=True))
        for cells in product(*(column.options for column in part.columns.values()))
    ]
    return mean(
        part, (dict(zip(part.rows, chosen, strict=True)) for chosen in product(rows, repeat=len(part.rows)))
    )


def counting(part):
    """Return the mean over all full tables of a matrix with keys and limits alone, too many to try.

    Cells are independent: tables are counted by their right cells, the uses of a value that a limit names,
    and the values that stand in them.
    """
    found = {(0, 0, frozenset()): Fraction(1)}
    for row, (name, column) in product(part.rows, part.columns.items()):
        key = part.key.get(row, {}).get(name, ())
        found = _with_a_cell(found, {option: option in key for option in column.options}, _named(part))
    size = sum(len(columns) for columns in part.key.values())
    return sum((p * _limited(part, Fraction(n, size), *more) for (n, *more), p in found.items()), Fraction(0))


def _named(part):
    return {limit.choice for limit in part.limits if limit.rule == "used"}


def _with_a_cell(found, worth, named):
    after = {}
    for ((right, uses, seen), likely), (option, credit) in product(found.items(), worth.items()):
        place = (right + credit, uses + (option in named), seen | {option})
        after[place] = after.get(place, Fraction(0)) + likely / len(worth)
    return after


def _limited(part, fraction, uses, seen):
    for limit in part.limits:
        used = limit.rule == "used"
        kept = limit.at_least <= uses <= limit.at_most if used else limit.at_least <= len(seen)
        fraction = fraction if kept else min(fraction, Fraction(limit.at_most_points, part.points))
    return fraction


def _matrix(part):
    """Count where there are too many tables to try: with rules and a limit alone, or with keys alone."""
    if _large(part):
        return counting(part)
    ruled_alone = part.rules and not part.key and len(part.limits) == 1
    return ruling(part) if ruled_alone else filling(part)


def _large(part):
    """Say whether a matrix is too large to try each table, and simple enough to count."""
    ruled = part.rules or part.half or part.spoils
    return len(part.rows) * len(part.columns) > 9 and not ruled


def ruling(part):
    """Return the mean over all tables of a matrix that has rules and one limit, too many to try at once.

    Columns are filled independently. Each way to fill the column of the limit is tried; the rules on another
    column have one chance for all of them, and a rule on both has a chance for each.
    """
    (limit,) = part.limits
    weights = dict(zip(range(len(part.rules)), shares(part.rules), strict=True))
    names = {
        n: {rule.column, getattr(rule, "other_column", rule.column)} for n, rule in enumerate(part.rules)
    }
    apart = sum(
        (weights[n] * _kept(part, part.rules[n]) for n in names if limit.column not in names[n]), Fraction(0)
    )
    total = Fraction(0)
    tables_of_column = list(product(part.columns[limit.column].options, repeat=len(part.rows)))
    for chosen in tables_of_column:
        if len(set(chosen)) >= limit.at_least:
            cells = {row: {limit.column: choice} for row, choice in zip(part.rows, chosen, strict=True)}
            mine = (n for n in names if limit.column in names[n])
            total += apart + sum(
                (weights[n] * _kept_with(part, part.rules[n], cells) for n in mine), Fraction(0)
            )
    return total / len(tables_of_column)


def _kept(part, rule):
    """Return the chance of a rule on one column, over all ways to fill it."""
    ways_to_fill = list(product(part.columns[rule.column].options, repeat=len(part.rows)))
    cells = (
        {row: {rule.column: c} for row, c in zip(part.rows, chosen, strict=True)} for chosen in ways_to_fill
    )
    return Fraction(sum(_stands(part, rule, one) for one in cells), len(ways_to_fill))


def _kept_with(part, rule, cells):
    """Return the chance of a rule where one column is filled; a rule on both needs one row that fits."""
    if rule.rule != "both":
        return Fraction(_stands(part, rule, cells))
    likely = Fraction(len(rule.choices), len(part.columns[rule.column].options))
    fits = sum(cells[row][rule.other_column] in rule.other_choices for row in cells)
    return 1 - (1 - likely) ** fits


def _stands(part, rule, cells):
    return matrix_rules.state(rule, cells, part.rows, part.columns) == "right"


def framing(part):
    """Return the mean over all ways to fill the slots, each from its bank; `chaining` where there is one."""
    if len({slot.bank for slot in part.slots.values()}) == 1:
        return chaining(part)
    banks = [part.bank(slot.bank) for slot in part.slots.values()]
    return mean(part, (dict(zip(part.slots, cards, strict=True)) for cards in product(*banks)))


def chaining(part):
    """Return the mean over all ways to put different cards into the slots of one bank."""
    orders = permutations(part.cards, len(part.slots))
    return mean(part, (dict(zip(part.slots, cards, strict=True)) for cards in orders))


def risking(part):
    """Return the mean of RISK, check by check: all numbers are independent of each other."""
    weights = zip(shares(part.key.checks), part.key.checks, strict=True)
    return sum((weight * _chance(check, part) for weight, check in weights), Fraction(0))


def _chance(check, part):
    match check.rule:
        case "rating":
            sizes = [high - low + 1 for axis in AXES for low, high in [getattr(check, axis) or (1, HIGHEST)]]
            return Fraction(sizes[0] * sizes[1], HIGHEST**2)
        case "compare":
            return Fraction(15, 25)
        case "varied":
            return 1 - Fraction(HIGHEST, HIGHEST ** (len(AXES) * len(part.risks)))
        case "residual":
            steps = range(LOWEST, HIGHEST + 1)
            small = sum(a * b < check.at_least for a, b in product(steps, steps))
            return 1 - Fraction(small, HIGHEST**2) ** len(part.risks)
    return sum((_with_measures(check, part, chosen) for chosen in _plans(part)), Fraction(0)) / len(
        _plans(part)
    )


def _plans(part):
    """Return every choice of as many measures as are asked for."""
    sizes = range(part.choose.least, part.choose.most + 1)
    return [chosen for size in sizes for chosen in combinations(part.measures, size)]


def _with_measures(check, part, chosen):
    """Return the chance of a check once the measures are known; a number falls with probability 10/25."""
    effects = {name: part.key.effects.get(name, {}) for name in chosen}
    if check.rule == "measures":
        return Fraction(state(check, Picture({}, chosen, {}, tuple(part.risks), part.key.effects)) == "right")
    if check.rule == "explained":
        touched = {risk for fits in effects.values() for risk in fits}
        return Fraction(1, HIGHEST**2) ** len(set(part.risks) - touched)
    fits = {name: {(r, a) for r, axes in effects[name].items() for a in axes} for name in chosen}
    numbers = sorted({number for some in fits.values() for number in some})
    total = Fraction(0)
    for fallen in subsets(numbers):
        if all(fits[name] & set(fallen) for name in chosen):
            total += Fraction(2, 5) ** len(fallen) * Fraction(3, 5) ** (len(numbers) - len(fallen))
    return total


GUESS = {
    "select_one": lambda part: mean(part, list(part.options)),
    "select_many": ticking,
    "decide": lambda part: mean(part, deciding(part)),
    "rate": lambda part: mean(part, tables(part.rows, part.scale)),
    "classify": classifying,
    "match": matching,
    "estimate": estimating,
    "self_rating": rating_oneself,
    "order": lambda part: mean(part, list(permutations(part.steps))),
    "allocate": allocating,
    "compose": lambda part: mean(part, subsets(part.cards)),
    "place": lambda part: mean(part, tables(part.cards, range(-2, 3))),
    "calendar": lambda part: mean(part, year_plans(part)),
    "matrix": _matrix,
    "framework": framing,
    "risk": risking,
    "memo": lambda part: Fraction(0),
}


def expected_points(item):
    """Return the points that a guesser gets for an item, exactly."""
    return sum((GUESS[part.kind](part) * part.points for part in item.parts), Fraction(0))
