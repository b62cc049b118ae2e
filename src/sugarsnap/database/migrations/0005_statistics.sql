-- A thing lives at one shard. PostgreSQL takes the two for independent, multiplies how rare they are
-- and takes ten thousand likes of a photo for one row, so that any index seems to do. With these it
-- counts what depends on what. Engines that know no such statement skip it.

CREATE STATISTICS media_by_shard (dependencies) ON owner_id, shard FROM media;
CREATE STATISTICS picture_uses_by_shard (dependencies) ON digest, shard FROM picture_uses;
CREATE STATISTICS likes_by_shard (dependencies) ON media_id, shard FROM likes;
CREATE STATISTICS user_likes_by_shard (dependencies) ON account_id, shard FROM user_likes;
CREATE STATISTICS comments_by_shard (dependencies) ON media_id, shard FROM comments;
CREATE STATISTICS follows_out_by_shard (dependencies) ON account_id, shard FROM follows_out;
CREATE STATISTICS follows_in_by_shard (dependencies) ON account_id, shard FROM follows_in;
CREATE STATISTICS blocks_out_by_shard (dependencies) ON account_id, shard FROM blocks_out;
CREATE STATISTICS blocks_in_by_shard (dependencies) ON account_id, shard FROM blocks_in;
CREATE STATISTICS grants_by_shard (dependencies) ON account_id, shard FROM grants;
CREATE STATISTICS media_pictures_by_shard (dependencies) ON media_id, shard FROM media_pictures;
CREATE STATISTICS tagged_people_by_shard (dependencies) ON media_id, shard FROM tagged_people;
CREATE STATISTICS tag_media_by_shard (dependencies) ON tag, shard FROM tag_media;
CREATE STATISTICS place_cells_by_shard (dependencies) ON cell, shard FROM place_cells;
CREATE STATISTICS place_media_by_shard (dependencies) ON place_id, shard FROM place_media;
CREATE STATISTICS cell_media_by_shard (dependencies) ON cell, shard FROM cell_media;
CREATE STATISTICS newest_media_by_shard (dependencies) ON list, shard FROM newest_media;
CREATE STATISTICS feed_by_shard (dependencies) ON account_id, shard FROM feed;
CREATE STATISTICS mutes_by_shard (dependencies) ON account_id, shard FROM mutes;
