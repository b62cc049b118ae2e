/**
 * What the programs beside this file share: checks that run one after the other, and a report.
 *
 * A program is told what it needs to know as its argument. What only a person can do it asks for
 * through the socket at `known.deeds`: one line of JSON, answered by one. It prints its report.
 */
'use strict';

const assert = require('node:assert/strict');
const net = require('node:net');
const { json } = require('node:stream/consumers');

const known = JSON.parse(process.argv[2]);
const checks = [];
const called = new Set();

/** Enter a check; its name is a sentence about the server. */
const check = (name, body) => checks.push([name, body]);

/** Have a person do something; answers what came of it. */
const ask = (deed, about) => {
  const socket = net.connect(known.deeds);
  socket.write(`${JSON.stringify({ deed, about })}\n`);
  return json(socket);
};

/** A library, untouched, seen through a glass that notes which of its methods are called. */
const watched = (library) =>
  new Proxy(library, {
    get(target, name) {
      called.add(name);
      const value = target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** Run every check. `methods` are all that the library has; those never called are reported. */
const run = async (methods) => {
  const failures = {};
  for (const [name, body] of checks) {
    try {
      await body();
    } catch (error) {
      failures[name] = String(error?.message ?? JSON.stringify(error)).slice(0, 500);
    }
  }
  const uncalled = methods.filter((method) => !called.has(method));
  const report = { names: checks.map(([name]) => name), failures, uncalled };
  process.stdout.write(JSON.stringify(report), () => process.exit());
};

/** What a promise is refused with. */
const refusal = async (promise) => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was refused');
};

const isPerson = (person) => {
  assert.equal(typeof person.id, 'string');
  assert.ok(person.username.length && person.profile_picture.startsWith('http'));
  assert.equal(typeof person.full_name, 'string');
};

const isPhoto = (photo) => {
  assert.match(photo.id, /^\d+_\d+$/);
  isPerson(photo.user);
  for (const size of ['thumbnail', 'low_resolution', 'standard_resolution']) {
    assert.deepEqual(Object.keys(photo.images[size]).sort(), ['height', 'url', 'width']);
    assert.ok(photo.images[size].width > 0 && photo.images[size].height > 0);
  }
  assert.match(photo.created_time, /^\d+$/);
  assert.equal(typeof photo.likes.count, 'number');
  assert.equal(typeof photo.comments.count, 'number');
  for (const key of ['caption', 'location', 'filter', 'tags', 'link', 'type', 'users_in_photo']) {
    assert.ok(key in photo, key);
  }
};

/** A list with something in it, each of a kind, none twice. */
const isList = (list, isOne) => {
  assert.ok(list.length > 0, 'an empty list');
  list.forEach(isOne);
  assert.equal(new Set(list.map((one) => one.id ?? one.name)).size, list.length);
};

module.exports = { ask, assert, check, isList, isPerson, isPhoto, known, refusal, run, watched };
