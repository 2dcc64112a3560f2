-- sentence: None of the {n} boards of leisure, library and culture bodies that can be ranked has a seat for the people
--   who use the service. The state holds {state} of their {voting} seats, workers {w}.
-- caution: A seat counts as a user's only where the published words say so.
SELECT count(*) AS n, CAST(sum(seats_s) AS BIGINT) AS state, CAST(sum(seats_w) AS BIGINT) AS w,
       CAST(sum(seats_voting) AS BIGINT) AS voting, list(board_id ORDER BY board_id) AS boards
FROM league JOIN scores USING (board_id)
WHERE standing = 'ranked' AND tier = 'governing' AND sector IN ('leisure', 'libraries & culture')
HAVING max(seats_u) = 0 AND count(*) > 2
