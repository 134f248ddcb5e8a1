import { expect, test } from 'vitest';
import { besideProduct, isLoopback, isLoopbackHost } from '../../api/loopback.ts';

test('only this machine’s names are loopback', () => {
  expect(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000'].every(isLoopback)).toBe(true);
  expect(['https://stegvis.example', 'http://localhost.stegvis.example', 'http://127.0.0.1.example'].some(isLoopback)).toBe(false);
  expect(isLoopbackHost('localhost:3000')).toBe(true);
  expect(isLoopbackHost('stegvis.example')).toBe(false);
});

test('a service beside the product goes by the product’s name; one elsewhere keeps its own', () => {
  expect(besideProduct('http://127.0.0.1:8233', 'http://localhost:3000')).toBe('http://localhost:8233');
  expect(besideProduct('https://temporal.example/', 'https://stegvis.example')).toBe('https://temporal.example');
  expect(besideProduct('', 'http://localhost:3000')).toBe('');
});
