// A process with the library's protocol, for the tests of its host. The arguments of calls tell it what to do.
let opened = null;
// Set when the process dies during work that can't be interrupted. It then sends no more answers.
let dying = false;

// Resolves when the system has taken all messages. It delivers them even after this process has ended.
let sent = Promise.resolve();

function send(message) {
  sent = new Promise((resolve) => process.send(message, resolve));
}

function status(phase) {
  return {
    library: opened.library,
    phase,
    posts: 3,
    pages: 0,
    searchable: 3,
    found: 3,
    unread: {},
    message: null,
  };
}

process.on('message', (message) => {
  if (dying) {
    return;
  }
  if (message.type === 'open') {
    opened = message;
    send({ type: 'event', event: { name: 'library-status', payload: status('ready') } });
  } else if (message.type === 'ping') {
    send({ type: 'pong' });
  } else if (message.type === 'correct') {
    opened = { ...opened, corrections: message.corrections };
  } else if (message.type === 'reload') {
    send({ type: 'event', event: { name: 'library-status', payload: status('scanning') } });
  } else if (message.type === 'call') {
    answer(message);
  }
});

function answer({ id, args }) {
  const [what, post] = args.path.split(' ');
  const reply = (value) => send({ type: 'reply', id, outcome: { ok: true, value } });
  // The core names a post before it does work on it that can't be interrupted.
  if (post !== undefined) {
    send({ type: 'working', post });
  }
  if (what === 'die') {
    dying = true;
    void sent.then(() => process.exit(3));
  } else if (what === 'hang') {
    for (;;) {}
  } else if (what === 'fail') {
    send({ type: 'reply', id, outcome: { ok: false, code: 'stale', message: { code: 'failure.list-changed' } } });
  } else if (what === 'none') {
    reply(null);
  } else if (what === 'poison') {
    reply(opened.poison.join());
  } else if (what === 'corrections') {
    reply(JSON.stringify(opened.corrections));
  } else if (what !== 'wait') {
    reply(process.pid);
  }
}
