-- sentence: {n:ranked body is|ranked bodies are} shared by workers and users alone, with no seat for the state: {names}.
-- caution: Both are there in full and the third is missing, so the score is 50 whatever the size.
SELECT count(*) AS n, list(format('the {} of {} ({} and {})', scores.body, scores.organisation, seats_w, seats_u)
                           ORDER BY scores.organisation) AS names,
       list(board_id ORDER BY board_id) AS boards
FROM league JOIN scores USING (board_id)
WHERE standing = 'ranked' AND pattern = 'WU' AND seats_m = 0 AND seats_unclassified = 0 AND scores.score = 50
HAVING count(*) > 0
