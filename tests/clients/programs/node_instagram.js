/** node-instagram 4.3.0: every method that it has, its stream too. */
'use strict';

const { once } = require('node:events');
const { setTimeout } = require('node:timers/promises');

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
const { default: Instagram } = require('node-instagram');

const credentials = { clientId: known.client_id, clientSecret: known.client_secret };
const application = watched(new Instagram(credentials));
const mine = watched(new Instagram({ ...credentials, accessToken: known.token }));

check('a person authorises the application, and the code brings a token', async () => {
  const options = { scope: ['basic', 'comments'], state: 'pod' };
  const address = application.getAuthorizationUrl(known.redirect_uri, options);
  const arrived = new URL(await ask('authorize', address));
  const granted = await application.authorizeUser(
    arrived.searchParams.get('code'),
    known.redirect_uri,
  );

  assert.equal(arrived.searchParams.get('state'), 'pod');
  assert.equal(granted.access_token.split('.')[0], known.me);
  isPerson(granted.user);
});

check('a code that was never given is refused in the flat form', async () => {
  const error = await refusal(application.authorizeUser('f'.repeat(32), known.redirect_uri));

  assert.deepEqual([error.error_type, error.code], ['OAuthException', 400]);
});

check('get answers a person, with and without a slash at the end', async () => {
  const one = await mine.get('users/self');
  const other = await mine.get('users/self/');

  isPerson(one.data);
  assert.deepEqual(other, one);
});

check('get reads a list to its end by the cursors of the answers', async () => {
  const photos = [];
  let page = { pagination: {} };
  do {
    page = await mine.get('users/self/media/recent', {
      count: 3,
      max_id: page.pagination.next_max_id,
    });
    photos.push(...page.data);
  } while (page.pagination.next_max_id);
  const { data: user } = await mine.get('users/self');

  isList(photos, isPhoto);
  assert.equal(photos.length, user.counts.media);
});

check('post likes a photo and delete takes it back', async () => {
  const likes = `media/${known.other_photo}/likes`;
  const liked = await mine.post(likes);
  const { data: likers } = await mine.get(likes);
  const left = await mine.delete(likes);
  const { data: remaining } = await mine.get(likes);

  assert.deepEqual([liked.data, left.data], [null, null]);
  assert.ok(likers.some(({ id }) => id === known.me));
  assert.ok(!remaining.some(({ id }) => id === known.me));
});

check('post writes a comment that is read back to the letter', async () => {
  const text = 'Peas é ✓ & pods = nice + "green" 🌱';
  const comments = `media/${known.photo}/comments`;
  const { data: written } = await mine.post(comments, { text });
  const { data: read } = await mine.get(comments);
  await mine.delete(`${comments}/${written.id}`);

  assert.equal(read.find(({ id }) => id === written.id).text, text);
});

check('stream tells of a photo that was posted meanwhile', async () => {
  const stream = mine.stream(`tags/${known.tag}/media/recent`, {
    interval: 100,
    runOnCreation: false,
  });
  const heard = once(stream, 'messages');
  heard.catch(() => {}); // it is awaited below
  stream.start();
  await setTimeout(1100); // the library compares whole seconds
  await ask('post', `Later #${known.tag}`);
  const silence = setTimeout(3000).then(() => assert.fail('nothing was heard'));
  const [messages] = await Promise.race([heard, silence]).finally(() => stream.stop());

  isList(messages, isPhoto);
  assert.deepEqual(
    messages.map((photo) => photo.caption.text),
    [`Later #${known.tag}`],
  );
});

check('refusals are thrown as the server words them', async () => {
  const bogus = new Instagram({ accessToken: 'bogus' });
  const error = await refusal(bogus.get('users/self'));
  const absent = await refusal(mine.get('media/1_1'));

  assert.equal(error.meta.error_type, 'OAuthAccessTokenException');
  assert.equal(absent.meta.error_type, 'APINotFoundError');
});

run(
  Object.getOwnPropertyNames(Instagram.prototype).filter(
    (name) => !['constructor', 'request'].includes(name),
  ),
);
