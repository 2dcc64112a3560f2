-- sentence: {n} landlords and housing companies are on record with a board of equal thirds, users, council and
--   independents: {names}. None of them, and none of the {housing} housing boards of which every seat is known, gave a
--   seat to its workers.
-- caution: Boards of all dates and proposed boards are counted, also where a newspaper is the source.
WITH housing AS (
    SELECT s.board_id, s.seats_w, s.organisation, s.org_id,
           s.seats_u = s.seats_s AND s.seats_s = s.seats_m AND s.seats_u > 0 AS in_thirds
    FROM scores s JOIN organisations o USING (org_id)
    WHERE (o.sector LIKE 'housing%' OR o.family LIKE 'housing%' OR s.organisation LIKE '%stock-transfer%')
      AND s.complete AND s.seats_voting >= 3 AND s.seats_unclassified = 0 AND s.tier = 'governing'
)
SELECT count(DISTINCT org_id) FILTER (in_thirds) AS n, count(DISTINCT org_id) AS organisations,
       count(*) AS housing, list(DISTINCT organisation ORDER BY organisation) FILTER (in_thirds) AS names,
       list(board_id ORDER BY board_id) AS boards
FROM housing
HAVING max(seats_w) = 0 AND count(DISTINCT org_id) FILTER (in_thirds) > 1
