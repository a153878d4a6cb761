import type { LookupAddress } from 'node:dns';
import { describe, expect, test } from 'vitest';
import { isPublicAddress, permittedLookup } from './safe-address.ts';

describe('an address of the public internet', () => {
  test.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:8.8.8.8'])(
    '%s is one',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test.each([
    ['unspecified', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.0.9'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['link-local', '169.254.169.254'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['benchmarking', '198.18.0.1'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['unique-local', 'fc00::1'],
    ['unique-local', 'fd12:3456::1'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped', '::ffff:10.0.0.1'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['NAT64', '64:ff9b::10.0.0.1'],
    ['6to4', '2002:7f00:1::1'],
    ['Teredo', '2001:0:1::1'],
    ['no address', 'example.org'],
    ['no address', ''],
  ])('%s %s is none', (_range, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

/** Looks up a name in a resolver that answers `addresses`. */
function lookUp(addresses: string[], all: boolean): Promise<string | LookupAddress[]> {
  const answered = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const resolver = ((_name: string, _options: object, callback: (...args: unknown[]) => void) => {
    callback(null, answered);
  }) as unknown as Parameters<typeof permittedLookup>[1];
  return new Promise((resolve, reject) => {
    permittedLookup(isPublicAddress, resolver)('name.example', { all }, (error, address) => {
      if (error) reject(error);
      else resolve(address);
    });
  });
}

describe('a name looked up for a connection', () => {
  test('yields its public addresses alone', async () => {
    expect(await lookUp(['10.0.0.1', '8.8.8.8', '::1'], true)).toEqual([
      { address: '8.8.8.8', family: 4 },
    ]);
    expect(await lookUp(['::1', '8.8.8.8'], false)).toBe('8.8.8.8');
  });

  test('yields none where all are private', async () => {
    await expect(lookUp(['10.0.0.1', '::1'], true)).rejects.toThrow(
      'leads to name.example, which is not on the public internet',
    );
  });
});
