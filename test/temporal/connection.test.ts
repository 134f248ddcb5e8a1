import { describe, expect, test } from 'vitest';
import { connectionOptions } from '../../temporal/connection.ts';

const at = (TEMPORAL_ADDRESS: string, more: object = {}) => connectionOptions({ TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE: 'default', ...more });

describe('connection: how Temporal is reached', () => {
  test.each(['127.0.0.1:7233', 'localhost:7233', '[::1]:7233', '127.9.8.7:1'])('%s is this computer, and needs no TLS', async (address) => {
    expect(await at(address)).toEqual({ address });
  });

  test.each(['temporal.example.se:7233', '10.0.0.4:7233', 'localhost.example.se:7233', '127.0.0.1.example.se:7233'])(
    '%s without TLS is refused with what to do',
    async (address) => {
      await expect(at(address)).rejects.toThrow('TEMPORAL_API_KEY');
    },
  );

  test('an API key is sent over TLS only', async () => {
    expect(await at('region.example.se:7233', { TEMPORAL_API_KEY: 'nyckel' })).toEqual({
      address: 'region.example.se:7233',
      apiKey: 'nyckel',
      tls: {},
    });
  });

  test('half a certificate is refused', async () => {
    await expect(at('region.example.se:7233', { TEMPORAL_TLS_CERT: 'cert.pem' })).rejects.toThrow('hör ihop');
  });
});
