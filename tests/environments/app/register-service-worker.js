window.report = new Promise((resolve) => {
  navigator.serviceWorker.addEventListener('message', ({ data }) => resolve(data));
  const { type } = Object.fromEntries(new URL(location.href).searchParams);
  navigator.serviceWorker
    .register(`service-worker-${type}.js`, { type })
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active.postMessage('run'));
});
