-- What the running product may do in its database, and no more: it neither owns its tables nor may switch off what guards the record.
-- Run by lich_owner, once after the first migration and again after each later one (it changes nothing that stands already).
GRANT USAGE ON SCHEMA public TO lich;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO lich;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO lich;
ALTER DEFAULT PRIVILEGES FOR ROLE lich_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO lich;
ALTER DEFAULT PRIVILEGES FOR ROLE lich_owner IN SCHEMA public GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO lich;
