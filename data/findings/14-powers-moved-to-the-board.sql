-- sentence: At {organisation} the {electing_body} lost {n:power|powers} over the board on {day}: it {powers} until then,
--   and the board itself does since.
-- caution: {citation}; the rules themselves were not read.
WITH moved AS (
    SELECT old.* FROM powers old JOIN powers new
        ON new.org_id = old.org_id AND new.power = old.power AND new.held_by = 'governing body'
       AND new.valid_from = old.valid_to
    WHERE old.held_by = 'electing body'
)
SELECT organisation, electing_body, valid_to AS day, count(*) AS n,
       list(replace(replace(power, 'appoints', 'appointed'), 'approves', 'approved') ORDER BY power) AS powers,
       first(citation) AS citation, [first(governing_board_id)] AS boards
FROM moved JOIN tiers USING (org_id, organisation, electing_body)
GROUP BY ALL
ORDER BY n DESC, day DESC, organisation
LIMIT 1
