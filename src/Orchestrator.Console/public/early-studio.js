// Studio takes seconds to start: at its own address it begins before the page around it, which takes the frame in (StudioFrame.tsx).
if (location.hash.startsWith('#/design') && 'moveBefore' in Element.prototype) {
  const frame = document.createElement('iframe');
  frame.id = 'early-studio';
  frame.src = `/studio/${new URLSearchParams(location.hash.split('?')[1]).get('at') || 'workflows/definitions'}`;
  frame.style.cssText = 'position: fixed; visibility: hidden; width: 100%; height: 100%';
  document.body.append(frame);
}
