// A process that speaks the library's protocol and does what the calls' words tell it, for the tests of its host.
let opened = null;

function send(message) {
  process.send(message);
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
  // The core names a post right before work that nothing interrupts.
  if (post !== undefined) {
    send({ type: 'working', post });
  }
  if (what === 'die') {
    // Long enough for what was said before to arrive.
    for (const end = Date.now() + 30; Date.now() < end; ) {}
    process.exit(3);
  } else if (what === 'hang') {
    for (;;) {}
  } else if (what === 'fail') {
    send({ type: 'reply', id, outcome: { ok: false, code: 'stale', message: 'Too old.' } });
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
