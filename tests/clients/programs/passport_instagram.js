/** passport-instagram 1.0.0 under passport 0.7.0: signing in with an account of the server. */
'use strict';

const { ask, assert, check, known, run, watched } = require('./checks.js');
const { Passport } = require('passport');
const { Strategy } = require('passport-instagram');

const strategy = new Strategy(
  {
    clientID: known.client_id,
    clientSecret: known.client_secret,
    callbackURL: known.redirect_uri,
    scope: ['basic', 'likes'],
    state: true,
  },
  (accessToken, refreshToken, profile, done) => done(null, { accessToken, refreshToken, profile }),
);
const passport = new Passport().use(strategy);

/** A request for a page of the application; answers where it leads or who is known then. */
const visit = (url, session) =>
  new Promise((resolve, reject) => {
    const request = {
      url,
      query: Object.fromEntries(new URL(url, 'http://localhost').searchParams),
      session,
    };
    const response = {
      setHeader: (name, value) => name === 'Location' && resolve({ location: value }),
      end: () => {},
    };
    const settle = (error, user, info, status) =>
      error ? reject(error) : resolve({ user, info, status });
    passport.authenticate('instagram', { session: false }, settle)(request, response, reject);
  });

check('somebody who says no is not signed in', async () => {
  const session = {};
  const { location } = await visit('/auth', session);
  const arrived = await ask('cancel', location);
  const { user, info } = await visit(arrived, session);

  assert.equal(user, false);
  assert.equal(info.message, 'The user denied your request');
});

check('a person signs in, and the application knows who they are', async () => {
  const session = {};
  const { location } = await visit('/auth', session);
  const arrived = await ask('authorize', location);
  const { user } = await visit(arrived, session);

  assert.equal(user.accessToken.split('.')[0], known.me);
  const { provider, id, username, displayName } = user.profile;
  assert.deepEqual([provider, id, username], ['instagram', known.me, 'grantwinney']);
  assert.equal(displayName, 'Grant');
});

check('a code that was never given signs nobody in', async () => {
  const session = {};
  const { location } = await visit('/auth', session);
  const state = new URL(location).searchParams.get('state');
  const error = await visit(`/?code=${'f'.repeat(32)}&state=${state}`, session).catch(
    (thrown) => thrown,
  );

  assert.match(error.oauthError.data, /Matching code was not found or was already used\./);
});

check('the profile of a token that is dead is refused', async () => {
  const error = await new Promise((resolve) => watched(strategy).userProfile('bogus', resolve));

  assert.match(error.oauthError.data, /OAuthAccessTokenException/);
});

run(Object.getOwnPropertyNames(Strategy.prototype).filter((name) => name !== 'constructor'));
