// A process that speaks the library's protocol and does what the calls' words tell it, for the tests of its host.
let opened = null;
const send = (message) => process.send(message);
const status = (phase) => ({ library: opened.library, phase, posts: 3, searchable: 3, found: 3, unread: {}, message: null });

process.on('message', (message) => {
  if (message.type === 'open') {
    opened = message;
    send({ type: 'event', event: { name: 'status', payload: status('ready') } });
  } else if (message.type === 'ping') {
    send({ type: 'pong' });
  } else if (message.type === 'reload') {
    send({ type: 'event', event: { name: 'status', payload: status('scanning') } });
  } else if (message.type === 'call') {
    answer(message);
  }
});

function answer({ id, args }) {
  const [what, post] = 'post' in args ? ['pid', args.post] : args.path.split(' ');
  if (post !== undefined) {
    send({ type: 'working', post });
  }
  if (what === 'die') {
    setImmediate(() => process.exit(3));
  } else if (what === 'hang') {
    setTimeout(() => {
      for (;;);
    }, 20);
  } else if (what === 'fail') {
    send({ type: 'reply', id, outcome: { ok: false, code: 'stale', message: 'Too old.' } });
  } else if (what === 'poison') {
    send({ type: 'reply', id, outcome: { ok: true, value: opened.poison.join() } });
  } else if (what !== 'wait') {
    send({ type: 'reply', id, outcome: { ok: true, value: process.pid } });
  }
}
