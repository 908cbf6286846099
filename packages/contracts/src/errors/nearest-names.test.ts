import { describe, expect, it } from 'vitest';
import { nearestNames } from './nearest-names.js';

describe('nearestNames', () => {
  it('orders by edits, whatever the case, then by name', () => {
    expect(nearestNames('RESNT', ['vit', 'resnet', 'resnest', 'regnet'], 3)).toEqual(['resnet', 'regnet', 'resnest']);
    expect(nearestNames('', ['b', 'a'])).toEqual(['a', 'b']);
    expect(nearestNames('x', [])).toEqual([]);
  });
});
