-- question: Who controls the boards?
-- says: For each sector and tier, how many boards each class holds a majority on.
-- column sector: Service sector of the organisations.
-- column control: The class with a majority; nobody; or open, where unclassified seats could make the difference.
-- column boards: Whole boards of current bodies that are counted.
-- column share: Their share of the boards of the sector and tier, 0 to 1.
SELECT sector, tier, control, boards, round(boards / sum(boards) OVER (PARTITION BY sector, tier), 3) AS share
FROM (
    SELECT
        sector, tier, count(*) AS boards,
        CASE WHEN controlling_bloc IS NULL THEN 'open' WHEN controlling_bloc = 'none' THEN 'nobody' ELSE controlling_bloc END
            AS control
    FROM current_boards
    WHERE complete AND status = 'current' AND seats_voting > 0
    GROUP BY ALL
)
ORDER BY sector, tier, boards DESC, control
