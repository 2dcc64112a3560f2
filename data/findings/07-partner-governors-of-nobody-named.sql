-- sentence: {n} councils of governors publish partner, appointed or nominated seats without saying, seat by seat, which
--   body sends whom: {seats} of their {voting} seats. Whether those are the state's or somebody else's decides whether
--   the middle one of these councils scores {low:.0f} or {high:.0f}.
-- caution: Some name the bodies together and not the seats of each; that settles no seat.
WITH open_seats AS (
    SELECT board_id, seats FROM compositions WHERE class = 'unclassified' AND possible = 'state|management'
    UNION ALL
    SELECT board_id, 1 FROM directors WHERE class = 'unclassified' AND possible = 'state|management'
), councils AS (
    SELECT board_id, sum(seats) AS seats FROM open_seats GROUP BY board_id
)
SELECT count(*) AS n, CAST(sum(councils.seats) AS BIGINT) AS seats, CAST(sum(seats_voting) AS BIGINT) AS voting,
       median(scores.score_low) AS low, median(scores.score_high) AS high, list(board_id ORDER BY board_id) AS boards
FROM councils JOIN league USING (board_id) JOIN scores USING (board_id)
WHERE kind = 'council of governors' AND scores.complete AND scores.status = 'current' AND scores.publisher = 'own'
HAVING count(*) > 1
