-- question: How are the seats filled: elected, nominated, appointed?
-- says: Seats of one board of each body by class and route, with how many rest on evidence of grade A to C.
-- column route: How the seats are filled; unknown where the evidence does not say.
-- column seats: Seats.
-- column well_evidenced: Those whose class rests on evidence of grade A, B or C.
-- column share_of_class: Share of the seats of the class, 0 to 1.
SELECT
    class, coalesce(route, 'unknown') AS route, sum(seats)::BIGINT AS seats,
    coalesce(sum(seats) FILTER (grade IN ('A', 'B', 'C')), 0)::BIGINT AS well_evidenced,
    round(sum(seats) / sum(sum(seats)) OVER (PARTITION BY class), 3) AS share_of_class
FROM (
    SELECT board_id, class, route, grade, 1 AS seats FROM directors WHERE NOT vacant
    UNION ALL
    SELECT board_id, class, route, grade, seats FROM compositions
) SEMI JOIN current_boards USING (board_id)
WHERE class <> 'excluded'
GROUP BY class, coalesce(route, 'unknown')
ORDER BY class, seats DESC, route
