/** simple-oauth2 5.1.0: the code flow, and revoking. */
'use strict';

const { ask, assert, check, known, refusal, run, watched } = require('./checks.js');
const { AuthorizationCode } = require('simple-oauth2');

const open = (authorizationMethod) =>
  watched(
    new AuthorizationCode({
      client: { id: known.client_id, secret: known.client_secret },
      auth: {
        tokenHost: known.base,
        tokenPath: '/oauth/access_token',
        authorizePath: '/oauth/authorize',
        revokePath: '/oauth/revoke',
      },
      options: { authorizationMethod },
    }),
  );

const obtain = async (client) => {
  const asked = { redirect_uri: known.redirect_uri, scope: 'basic likes', state: 'pod' };
  const arrived = new URL(await ask('authorize', client.authorizeURL(asked)));
  assert.equal(arrived.searchParams.get('state'), 'pod');
  return client.getToken({
    code: arrived.searchParams.get('code'),
    redirect_uri: known.redirect_uri,
  });
};

const answer = async (token) => {
  const answered = await fetch(`${known.base}/v1/users/self?access_token=${token}`);
  return (await answered.json()).meta.code;
};

for (const method of ['header', 'body']) {
  check(`a code brings a token to a client that proves itself in the ${method}`, async () => {
    const { token } = await obtain(open(method));

    assert.equal(token.user.id, known.me);
    assert.equal(await answer(token.access_token), 200);
  });
}

check('a token that is revoked is dead, and never expires before', async () => {
  const client = open('header');
  const token = watched(client.createToken((await obtain(client)).token));
  const before = [token.expired(), await answer(token.token.access_token)];
  await token.revoke('access_token');

  assert.deepEqual(before, [false, 200]);
  assert.equal(await answer(token.token.access_token), 400);
});

check('there are no refresh tokens: refreshing is refused', async () => {
  const client = open('header');
  const token = watched(client.createToken({ access_token: known.token, refresh_token: 'none' }));
  const error = await refusal(token.refresh());

  assert.equal(error.output.statusCode, 400);
  assert.equal(error.data.payload.error_type, 'OAuthException');
});

check('revokeAll revokes the token, and a refresh token that never was', async () => {
  const client = open('header');
  const token = watched(
    client.createToken({ ...(await obtain(client)).token, refresh_token: 'none' }),
  );
  await token.revokeAll();

  assert.equal(await answer(token.token.access_token), 400);
});

check('a code that was never given is refused', async () => {
  const error = await refusal(
    open('body').getToken({ code: 'f'.repeat(32), redirect_uri: known.redirect_uri }),
  );

  assert.equal(
    error.data.payload.error_message,
    'Matching code was not found or was already used.',
  );
});

const methods = (kind) =>
  Object.getOwnPropertyNames(kind.prototype ?? kind).filter((name) => name !== 'constructor');
const token = open('header').createToken({ access_token: known.token });
run([
  ...methods(AuthorizationCode),
  ...methods(Object.getPrototypeOf(token)).filter((name) => !['token', 'toJSON'].includes(name)),
]);
