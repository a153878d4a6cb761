/** May we connect there? A pasted address must not lead into the network of the one who pastes it. */
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, type Dispatcher } from 'undici';

/** True where an IP address may be connected to. */
export type Permission = (address: string) => boolean;

/** All IPv6 addresses handed out so far: https://www.iana.org/assignments/ipv6-address-space */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True for an IPv4 or IPv6 address of the public internet. False for private, loopback, link-local, shared,
 * multicast, reserved and transitional ones (https://www.iana.org/assignments/iana-ipv4-special-registry,
 * https://www.iana.org/assignments/iana-ipv6-special-registry), for IPv4 inside IPv6, and for what is none.
 */
export const isPublicAddress: Permission = (address) => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6);
};

/** For tests, and for those who trust what they ask. */
export const anyAddress: Permission = () => true;

/** Code of the error with which a connection is refused here, as Node’s network errors have one. */
export const REFUSED = 'ERR_ADDRESS_REFUSED';

/** The refusal of a host; its message completes a sentence that begins with the address. */
const refusal = (host: string) =>
  Object.assign(new Error(`leads to ${host}, which is not on the public internet`), {
    code: REFUSED,
  });

/**
 * Looks up a name for a connection and hands out permitted addresses alone. As the connection takes these
 * very addresses, a name that answers differently the second time gains nothing.
 */
export function permittedLookup(
  isPermitted: Permission,
  lookup: typeof dnsLookup = dnsLookup,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const permitted = error ? [] : addresses.filter(({ address }) => isPermitted(address));
      const [first] = permitted;
      if (error) callback(error, '');
      else if (!first) callback(refusal(hostname), '');
      else if (options.all) callback(null, permitted);
      else callback(null, first.address, first.family);
    });
  };
}

/**
 * What every connection is made through. A name is judged by the addresses it leads to at that moment, a
 * host that is itself an address before it is asked, as that is never looked up. `timeoutMs` is for the
 * connection.
 */
export function guardedAgent(isPermitted: Permission, timeoutMs: number): Dispatcher {
  const agent = new Agent({
    allowH2: false,
    connect: { lookup: permittedLookup(isPermitted), timeout: timeoutMs },
    maxHeaderSize: 64 * 1024,
    // Whoever asks ends the whole exchange by a signal.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return agent.compose((dispatch) => (options, handler) => {
    const host = new URL(options.origin ?? '').hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) && !isPermitted(host)) throw refusal(host);
    return dispatch(options, handler);
  });
}
