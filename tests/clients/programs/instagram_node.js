/** instagram-node 0.5.8: every method that it has. */
'use strict';

const {
  ask,
  assert,
  check,
  isList,
  isPerson,
  isPhoto,
  known,
  refusal,
  run,
  watched,
} = require('./checks.js');
const { instagram } = require('instagram-node');

/** Another server than the original, where one is named. */
const target = known.base ? { host: known.base, port: Number(new URL(known.base).port) } : {};

const open = (credentials, more = {}) => {
  const library = watched(instagram({ ...target, ...more }));
  library.use(credentials);
  const call = (method, ...args) =>
    new Promise((resolve, reject) => {
      library[method](...args, (error, ...answers) => (error ? reject(error) : resolve(answers)));
    });
  return { library, call };
};

const secrets = { client_id: known.client_id, client_secret: known.client_secret };
const application = open(secrets);
const mine = open({ access_token: known.token });
const reader = open({ access_token: known.basic_token });
const neighbour = open({ access_token: known.private_token });

const next = (pagination) =>
  new Promise((resolve, reject) => {
    pagination.next((error, ...answers) => (error ? reject(error) : resolve(answers)));
  });

/** Everything that a list holds, by the library's own paging. */
const everything = async (method, ...args) => {
  const pages = [await mine.call(method, ...args)];
  while (pages.at(-1)[1].next) {
    pages.push(await next(pages.at(-1)[1]));
  }
  assert.ok(pages.length > 1, 'a single page');
  return pages.flatMap(([list]) => list);
};

const newestFirst = (photos) => {
  const moments = photos.map((photo) => Number(photo.created_time));
  assert.deepEqual(
    moments,
    [...moments].sort((one, other) => other - one),
  );
};

const isRefused = async (promise, type, code = 400) => {
  const error = await refusal(promise);
  assert.deepEqual([error.error_type, error.code], [type, code]);
  assert.ok(error.error_message.length && typeof error.retry === 'function');
};

/** What the person's consent brings; a later check needs it. */
let granted;

check('a person authorises the application, and the code brings a token', async () => {
  const scope = ['basic', 'public_content'];
  const address = application.library.get_authorization_url(known.redirect_uri, {
    scope,
    state: 'a b',
  });
  const arrived = new URL(await ask('authorize', address));
  const code = arrived.searchParams.get('code');
  [granted] = await application.call('authorize_user', code, known.redirect_uri);

  assert.equal(arrived.searchParams.get('state'), 'a b');
  assert.equal(granted.access_token.split('.')[0], known.me);
  isPerson(granted.user);
});

check('a code that was never given is refused', async () => {
  await isRefused(
    application.call('authorize_user', 'f'.repeat(32), known.redirect_uri),
    'OAuthException',
  );
});

check('user answers oneself, and the numbers of the limit', async () => {
  const [user, remaining, limit] = await mine.call('user', 'self');

  isPerson(user);
  assert.equal(user.id, known.me);
  assert.deepEqual(Object.keys(user.counts).sort(), ['followed_by', 'follows', 'media']);
  assert.ok(limit > remaining && remaining > 0);
  assert.deepEqual([mine.library.limit(), mine.library.remaining()], [limit, remaining]);
});

check('the limit counts each call', async () => {
  const [, before] = await mine.call('user', 'self');
  const [, after] = await mine.call('user', 'self');

  assert.equal(after, before - 1);
});

check('user answers somebody else', async () => {
  const [user] = await mine.call('user', known.friend);

  isPerson(user);
  assert.equal(user.id, known.friend);
});

check('user_search finds a person by the beginning of a name', async () => {
  const [found] = await mine.call('user_search', known.friend_name.slice(0, 5), { count: 5 });

  isList(found, isPerson);
  assert.ok(found.some((person) => person.id === known.friend));
});

check('user_self_media_recent is read to its end', async () => {
  const photos = await everything('user_self_media_recent', { count: 3 });
  const [user] = await mine.call('user', 'self');

  isList(photos, isPhoto);
  newestFirst(photos);
  assert.equal(photos.length, user.counts.media);
});

check('user_media_recent is read between two photos', async () => {
  const [photos] = await mine.call('user_media_recent', known.me, { count: 5 });
  const [between] = await mine.call('user_media_recent', known.me, {
    max_id: photos[0].id,
    min_id: photos[3].id,
  });

  isList(between, isPhoto);
  assert.deepEqual(
    between.map(({ id }) => id),
    photos.slice(1, 3).map(({ id }) => id),
  );
});

check('user_self_feed is read over several pages', async () => {
  const photos = await everything('user_self_feed', { count: 33 });

  isList(photos, isPhoto);
  newestFirst(photos);
});

check('user_self_liked is read to its end', async () => {
  const photos = await everything('user_self_liked', { count: 8 });

  isList(photos, isPhoto);
  assert.ok(photos.every((photo) => photo.user_has_liked));
});

check('user_follows and user_followers are read to their ends', async () => {
  const [user] = await mine.call('user', 'self');
  const followed = await everything('user_follows', 'self', { count: 10 });
  const followers = await everything('user_followers', 'self', { count: 10 });

  isList(followed, isPerson);
  isList(followers, isPerson);
  assert.deepEqual(
    [followed.length, followers.length],
    [user.counts.follows, user.counts.followed_by],
  );
});

check("a person of one's own accord is followed and no longer followed", async () => {
  const relate = async (action) =>
    (await mine.call('set_user_relationship', known.stranger, action))[0];
  const followed = await relate('follow');
  const [seen] = await mine.call('user_relationship', known.stranger);
  const left = await relate('unfollow');

  assert.equal(followed.outgoing_status, 'follows');
  assert.equal(seen.outgoing_status, 'follows');
  assert.equal(left.outgoing_status, 'none');
});

check('a private person is asked, and approves or ignores', async () => {
  const ask = async () => (await mine.call('set_user_relationship', known.private, 'follow'))[0];
  const answer = async (action) =>
    (await neighbour.call('set_user_relationship', known.me, action))[0];
  const asked = await ask();
  const [asking] = await neighbour.call('user_self_requested_by');
  const ignored = await answer('ignore');
  await ask();
  const approved = await answer('approve');
  const [seen] = await mine.call('user_relationship', known.private);
  await mine.call('set_user_relationship', known.private, 'unfollow');

  assert.equal(asked.outgoing_status, 'requested');
  isList(asking, isPerson);
  assert.ok(asking.some((person) => person.id === known.me));
  assert.equal(ignored.incoming_status, 'none');
  assert.equal(approved.incoming_status, 'followed_by');
  assert.equal(seen.outgoing_status, 'follows');
});

check('a person is blocked and unblocked', async () => {
  const relate = async (action) =>
    (await neighbour.call('set_user_relationship', known.stranger, action))[0];
  const blocked = await relate('block');
  const unblocked = await relate('unblock');

  assert.equal(blocked.incoming_status, 'blocked_by_you');
  assert.equal(unblocked.incoming_status, 'none');
});

check('media and media_shortcode answer the same photo', async () => {
  const [byId] = await mine.call('media', known.photo);
  const [byShortcode] = await mine.call('media_shortcode', known.shortcode);

  isPhoto(byId);
  assert.deepEqual(byShortcode, byId);
});

check('media_search finds photos around a point', async () => {
  const [found] = await mine.call('media_search', known.lat, known.lng, { distance: 1000 });

  isList(found, isPhoto);
  assert.ok(found.every((photo) => Math.abs(photo.location.latitude - known.lat) < 0.1));
});

check('media_popular answers photos', async () => {
  const [popular] = await mine.call('media_popular');

  isList(popular, isPhoto);
});

check('a photo is liked and no longer liked', async () => {
  await mine.call('add_like', known.other_photo);
  const [likers] = await mine.call('likes', known.other_photo);
  const [liked] = await mine.call('media', known.other_photo);
  await mine.call('del_like', known.other_photo);
  const [left] = await mine.call('likes', known.other_photo);

  isList(likers, isPerson);
  assert.ok(likers.some((person) => person.id === known.me) && liked.user_has_liked);
  assert.ok(!left.some((person) => person.id === known.me));
});

check('a comment is written, read and deleted', async () => {
  const text = 'Peas & pods = nice';
  const [written] = await mine.call('add_comment', known.photo, text);
  const [comments] = await mine.call('comments', known.photo);
  const read = comments.find((comment) => comment.id === written.id);
  await mine.call('del_comment', known.photo, written.id);
  const [left] = await mine.call('comments', known.photo);

  assert.deepEqual([read.text, read.from.id], [text, known.me]);
  assert.match(read.created_time, /^\d+$/);
  assert.ok(!left.some((comment) => comment.id === written.id));
});

check('tag and tag_search count the photos', async () => {
  const [tag] = await mine.call('tag', known.tag);
  const [found] = await mine.call('tag_search', known.tag.slice(0, 4));

  assert.equal(tag.name, known.tag);
  assert.ok(found.some((one) => one.name === known.tag && one.media_count === tag.media_count));
});

check('tag_media_recent is read to its end', async () => {
  const photos = await everything('tag_media_recent', known.tag, { count: 1 });
  const [tag] = await mine.call('tag', known.tag);

  isList(photos, isPhoto);
  assert.ok(photos.every((photo) => photo.tags.includes(known.tag)));
  assert.equal(photos.length, tag.media_count);
});

check('location and location_search answer a place', async () => {
  const [place] = await mine.call('location', known.place);
  const [found] = await mine.call(
    'location_search',
    { lat: known.lat, lng: known.lng },
    { distance: 500 },
  );

  assert.deepEqual([typeof place.latitude, typeof place.longitude], ['number', 'number']);
  assert.ok(found.some((one) => one.id === known.place && one.name === place.name));
});

check('location_media_recent answers the photos of a place', async () => {
  const [photos] = await mine.call('location_media_recent', known.place, { count: 5 });

  isList(photos, isPhoto);
  assert.ok(photos.every((photo) => String(photo.location.id) === known.place));
});

check('oembed answers a card', async () => {
  const address = `https://www.instagram.com/p/${known.shortcode}/`;
  const [card] = await mine.call('oembed', address, { omitscript: true, maxwidth: 400 });

  assert.deepEqual([card.media_id, card.width, card.type], [known.photo, 400, 'rich']);
  assert.ok(card.html.includes(known.shortcode) && !card.html.includes('<script'));
});

const subscribes =
  (what, ...about) =>
  async () => {
    const [made] = await application.call(`add_${what}_subscription`, ...about, known.callback, {
      verify_token: 'pea',
    });
    const [listed] = await application.call('subscriptions');
    await application.call('del_subscription', { id: made.id });
    const [left] = await application.call('subscriptions');

    assert.deepEqual(
      [made.object, made.type, made.callback_url],
      [what, 'subscription', known.callback],
    );
    assert.ok(listed.some(({ id }) => id === made.id));
    assert.ok(!left.some(({ id }) => id === made.id));
  };

check('a subscription to users is made, listed and deleted', subscribes('user'));
check('a subscription to a tag is made, listed and deleted', subscribes('tag', known.tag));
check('a subscription to a place is made, listed and deleted', subscribes('location', known.place));

check('a circle is subscribed to, its photos are read, and it is left', async () => {
  const spot = [known.lat, known.lng, 1000, known.callback];
  const [made] = await application.call('add_geography_subscription', ...spot, {
    verify_token: 'pea',
  });
  const authorised = open({ access_token: granted.access_token });
  const [photos] = await authorised.call('geography_media_recent', String(made.object_id), {
    count: 5,
  });
  await application.call('del_subscription', { all: true });
  const [left] = await application.call('subscriptions');

  isList(photos, isPhoto);
  assert.deepEqual(left, []);
});

check('signed calls are understood', async () => {
  const signing = open(
    { access_token: known.signed_token, client_secret: known.signed_secret },
    { enforce_signed_requests: true },
  );
  const [photos] = await signing.call('user_self_media_recent', { count: 2 });
  await signing.call('add_like', known.other_photo);
  const [likers] = await signing.call('likes', known.other_photo);
  await signing.call('del_like', known.other_photo);

  isList(photos, isPhoto);
  assert.ok(likers.some((person) => person.id === known.me));
});

check('a call that is not signed is refused where signing is asked for', async () => {
  await isRefused(
    open({ access_token: known.signed_token }).call('user', 'self'),
    'OAuthForbiddenException',
    403,
  );
});

check("refusals come as the library's errors", async () => {
  await isRefused(
    open({ access_token: 'bogus' }).call('user', 'self'),
    'OAuthAccessTokenException',
  );
  await isRefused(mine.call('media', '1_1'), 'APINotFoundError');
  await isRefused(mine.call('user_media_recent', known.private), 'APINotAllowedError');
  await isRefused(reader.call('add_like', known.photo), 'OAuthPermissionsException');
});

const { library } = mine;
run(Object.keys(library).filter((name) => typeof library[name] === 'function'));
