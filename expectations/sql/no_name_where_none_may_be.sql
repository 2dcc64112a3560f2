-- must hold: a vacant seat and a seat whose name is withheld carry no name
-- severity: critical
-- table: directors
SELECT seat_id, org_id, body, vacant, name_withheld
FROM directors
WHERE (name_withheld AND (person_name IS NOT NULL OR name_as_published IS NOT NULL))
   OR (vacant AND person_name IS NOT NULL)
ORDER BY seat_id
