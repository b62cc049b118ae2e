/** oauth4webapi 3.8.8: discovery, the code flow with PKCE, introspection and revocation. */
import * as oauth from 'oauth4webapi';

import checks from './checks.js';

const { ask, assert, check, known, refusal, run, watched } = checks;

const library = watched({ ...oauth });
const insecure = known.base.startsWith('http:') ? { [oauth.allowInsecureRequests]: true } : {};
const issuer = new URL(known.base);
const client = { client_id: known.client_id };
const proofs = { post: oauth.ClientSecretPost, basic: oauth.ClientSecretBasic };

const discover = async () => {
  const response = await library.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure });
  return library.processDiscoveryResponse(issuer, response);
};

/** The code flow up to the token's answer; `otherVerifier` is sent instead of the right one. */
const obtain = async (server, proof, otherVerifier) => {
  const verifier = library.generateRandomCodeVerifier();
  const state = library.generateRandomState();
  const address = new URL(server.authorization_endpoint);
  address.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: known.redirect_uri,
    response_type: 'code',
    scope: 'basic likes',
    code_challenge: await library.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  });
  const arrived = new URL(await ask('authorize', address.href));
  const parameters = library.validateAuthResponse(server, client, arrived, state);
  const sent = [parameters, known.redirect_uri, otherVerifier ?? verifier, insecure];
  return library.authorizationCodeGrantRequest(server, client, proof, ...sent);
};

const introspect = async (server, token) => {
  const proof = proofs.post(known.client_secret);
  const response = await library.introspectionRequest(server, client, proof, token, insecure);
  return library.processIntrospectionResponse(server, client, response);
};

check('the server describes itself', async () => {
  const server = await discover();

  assert.equal(server.issuer, known.base);
  assert.deepEqual(server.code_challenge_methods_supported, ['S256']);
});

for (const [name, prove] of Object.entries(proofs)) {
  check(`a code brings a token with PKCE and a secret by ${name}`, async () => {
    const response = await obtain(await discover(), prove(known.client_secret));
    const token = await response.json();

    assert.equal(response.status, 200);
    assert.equal(token.user.id, known.me);
  });
}

check('a token without its type is refused by the library, as the dialect has none', async () => {
  const server = await discover();
  const response = await obtain(server, proofs.post(known.client_secret));
  const error = await refusal(library.processAuthorizationCodeResponse(server, client, response));

  assert.match(error.message, /token_type/);
});

check('the verifier of somebody else is refused', async () => {
  const response = await obtain(await discover(), proofs.post(known.client_secret), 'v'.repeat(64));

  assert.equal(response.status, 400);
  assert.equal((await response.json()).error_type, 'OAuthException');
});

check('a token is introspected, revoked and then dead', async () => {
  const server = await discover();
  const response = await obtain(server, proofs.post(known.client_secret));
  const { access_token: token } = await response.json();
  const alive = await introspect(server, token);
  const proof = proofs.basic(known.client_secret);
  await library.processRevocationResponse(
    await library.revocationRequest(server, client, proof, token, insecure),
  );
  const dead = await introspect(server, token);

  assert.deepEqual(
    [alive.active, alive.client_id, alive.scope],
    [true, known.client_id, 'basic likes'],
  );
  assert.equal(dead.active, false);
});

check('a protected resource answers to the bearer', async () => {
  const address = new URL('/v1/users/self', known.base);
  const response = await library.protectedResourceRequest(
    known.token,
    'GET',
    address,
    undefined,
    undefined,
    insecure,
  );

  assert.equal((await response.json()).data.id, known.me);
});

/** What the library has for servers of other kinds, and what it has for itself. */
const elsewhere = new RegExp(
  'backchannel|clientCredentials|device|dpop|dynamic|formPost|generic|idToken|jwt|nonce|pushed|' +
    'refresh|requestObject|resourceDiscovery|signature|userInfo|' +
    'checkProtocol|generateKeyPair|getContentType|resolveEndpoint',
  'i',
);
const functions = Object.keys(oauth).filter((name) => /^[a-z]/.test(name));
run(functions.filter((name) => typeof oauth[name] === 'function' && !elsewhere.test(name)));
