-- What staff's first page asks for at every look: what nobody has read.
create index form_instance_unread on form_instance (running_moment_id) where saved_at is not null and read_at is null;
create index message_unread on message (running_moment_id, by_kind) where read_at is null;
